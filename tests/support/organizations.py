"""Organizations and invitations, as a front end makes them."""

from __future__ import annotations

from typing import Any

import httpx

from tests.support.database import Connection
from tests.support.people import Person

Row = dict[str, Any]


def call(person: Person, function: str, **arguments: object) -> httpx.Response:
    """Call a function of the API."""
    return person.api.post(f"/api/rpc/{function}", json=arguments)


def create(owner: Person, name: str = "The Band") -> str:
    """A new organization that this person owns: its id."""
    reply = call(owner, "create_organization", name=name)
    assert reply.status_code == httpx.codes.OK, reply.text
    return str(reply.json()["id"])


def link(author: Person, org_id: str, role: str = "crew", **more: object) -> tuple[str, Row]:
    """A link into an organization: its token and the invitation."""
    reply = call(author, "create_invitation_link", org_id=org_id, role=role, **more)
    assert reply.status_code == httpx.codes.OK, reply.text
    answer = reply.json()
    return answer["token"], answer["invitation"]


def invite(author: Person, org_id: str, email: str, role: str = "crew") -> Row:
    """An invitation by mail."""
    reply = call(author, "invite", org_id=org_id, role=role, email=email)
    assert reply.status_code == httpx.codes.OK, reply.text
    row: Row = reply.json()
    return row


def accept(person: Person, token: str) -> httpx.Response:
    """Accept the invitation of a token."""
    return call(person, "accept_invitation", token=token)


def membership(reader: Person, org_id: str, member: Person) -> Row:
    """Somebody's membership."""
    wanted = {"org_id": f"eq.{org_id}", "user_id": f"eq.{member.id}"}
    [found] = reader.api.get("/api/memberships", params=wanted).json()
    row: Row = found
    return row


def change_role(by: Person, membership_id: str, role: str) -> httpx.Response:
    """Give a membership another role."""
    return by.api.patch(f"/api/memberships/{membership_id}", json={"role": role})


def roles(sql: Connection, org_id: str) -> dict[str, list[str]]:
    """What is true of an organization, behind everybody's back: the members of each role."""
    rows = sql.execute(
        "select role, array_agg(user_id::text order by user_id) from api.memberships"
        " where org_id = %s and deleted_at is null group by role",
        [org_id],
    )
    return dict(rows.fetchall())


def verify_email(sql: Connection, *people: Person) -> None:
    """They have opened the link in their mail."""
    sql.execute(
        "update auth.email_addresses set verified_at = now() where user_id = any (%s::uuid[])",
        [[person.id for person in people]],
    )


def make_stale(sql: Connection, person: Person) -> None:
    """It is a while since they proved who they are."""
    sql.execute(
        "update auth.sessions set authenticated_at = now() - interval '1 hour' where user_id = %s",
        [person.id],
    )
