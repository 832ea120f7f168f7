"""One comes into an organization by accepting an invitation, and by nothing else."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from ontour.stack import Stack
from tests.support.answers import refusal
from tests.support.database import Connection
from tests.support.mails import newest_to, token_in
from tests.support.organizations import (
    accept,
    call,
    create,
    invite,
    link,
    verify_email,
)
from tests.support.people import Person, join
from tests.support.together import together
from tests.support.waiting import eventually

Register = Callable[..., Person]
Row = dict[str, Any]
INVALID = (404, "INVITATION_INVALID")


@pytest.fixture
def mia(register: Register, superuser_sql: Connection) -> Person:
    """An owner who may send mails."""
    owner = register()
    verify_email(superuser_sql, owner)
    return owner


@pytest.fixture
def org_id(mia: Person) -> str:
    return create(mia)


def test_a_link_lets_one_person_in(mia: Person, org_id: str, register: Register) -> None:
    cal, sue = register("Cal Crew"), register("Sue Stranger")
    token, invitation = link(mia, org_id, "crew")
    shown = call(sue, "read_invitation", token=token).json()
    assert (shown["organization"], shown["invited_by"], shown["role"]) == (
        "The Band",
        "Mia Marlow",
        "crew",
    )
    assert accept(cal, token).json()["role"] == "crew"
    assert refusal(accept(sue, token)) == INVALID
    assert refusal(call(sue, "read_invitation", token=token)) == INVALID
    row = mia.api.get(f"/api/invitations/{invitation['id']}").json()
    assert (row["uses"], row["used_count"]) == (1, 1)


def test_who_is_not_signed_in_sees_what_a_token_is_for_and_no_more(
    mia: Person, org_id: str, http: httpx.Client
) -> None:
    token, _ = link(mia, org_id, "crew")
    shown = http.post("/api/rpc/read_invitation", json={"token": token})
    assert shown.json()["organization"] == "The Band"
    refused = http.post("/api/rpc/accept_invitation", json={"token": token})
    assert refusal(refused) == (401, "42501")


def test_a_mail_invites_who_reads_that_address(
    mia: Person, org_id: str, register: Register, superuser_sql: Connection
) -> None:
    cal, sue = register("Cal Crew"), register("Sue Stranger")
    invitation = invite(mia, org_id, cal.email.upper())
    assert invitation["email"] == cal.email

    # Claimed is not proved: until then it is nobody's.
    assert cal.api.get("/api/rpc/my_invitations").json() == []
    assert refusal(call(cal, "accept_invitation", id=invitation["id"])) == INVALID
    verify_email(superuser_sql, cal, sue)
    [shown] = cal.api.get("/api/rpc/my_invitations").json()
    assert (shown["id"], shown["organization"]) == (invitation["id"], "The Band")

    assert sue.api.get("/api/rpc/my_invitations").json() == []
    for function in ("accept_invitation", "decline_invitation"):
        assert refusal(call(sue, function, id=invitation["id"])) == INVALID
    assert call(cal, "accept_invitation", id=invitation["id"]).json()["role"] == "crew"
    assert refusal(call(cal, "accept_invitation", id=invitation["id"])) == INVALID


def test_the_token_of_a_mail_is_good_for_one_account_whichever(
    mia: Person, org_id: str, register: Register, stack: Stack
) -> None:
    people = [register(f"Gil {number}") for number in range(3)]
    address = f"gil-{uuid.uuid4().hex}@example.com"
    invite(mia, org_id, address)
    token = token_in(newest_to(stack, address, "The Band"))
    replies = together(3, lambda number: accept(people[number], token))
    assert sorted(reply.status_code for reply in replies) == [200, 404, 404]


def test_no_is_no(mia: Person, org_id: str, register: Register, superuser_sql: Connection) -> None:
    cal = register("Cal Crew")
    verify_email(superuser_sql, cal)
    invitation = invite(mia, org_id, cal.email)
    assert call(cal, "decline_invitation", id=invitation["id"]).is_success
    assert refusal(call(cal, "accept_invitation", id=invitation["id"])) == INVALID
    assert refusal(call(mia, "resend_invitation", id=invitation["id"])) == INVALID
    row = mia.api.get(f"/api/invitations/{invitation['id']}").json()
    assert row["declined_at"] is not None
    # A new one takes its place.
    again = invite(mia, org_id, cal.email)
    assert [row["id"] for row in mia.api.get("/api/invitations").json()] == [again["id"]]


def test_a_revoked_invitation_stays_so(mia: Person, org_id: str, register: Register) -> None:
    cal = register("Cal Crew")
    token, invitation = link(mia, org_id, "crew")
    path = f"/api/invitations/{invitation['id']}"
    assert refusal(cal.api.delete(path)) == (404, "NOT_FOUND")
    assert mia.api.delete(path).status_code == httpx.codes.NO_CONTENT
    assert refusal(accept(cal, token)) == INVALID
    asked = {"table_name": "invitations", "id": invitation["id"], "version": 1}
    assert refusal(call(mia, "restore", **asked)) == (422, "NOT_RESTORABLE")


def test_those_who_manage_members_follow_invitations(
    mia: Person, org_id: str, register: Register
) -> None:
    vic = register("Vic Viewer")
    join(mia, vic, "viewer", org_id)
    start: int = mia.api.get("/api/rpc/feed_position").json()
    _, invitation = link(mia, org_id)

    def told(person: Person) -> list[Row]:
        rows: list[Row] = person.api.get(f"/api/changes?position=gt.{start}").json()
        return [row for row in rows if row["id"] == invitation["id"]]

    [change] = eventually(lambda: told(mia))
    assert change["topics"] == [f"org:{org_id}:members"]
    assert told(vic) == []
    assert vic.api.get("/api/invitations").json() == []


def test_a_person_who_lets_themselves_be_found_is_invited_by_name(
    mia: Person, org_id: str, register: Register, superuser_sql: Connection
) -> None:
    cal = register("Cal Crew")
    asked = {"org_id": org_id, "role": "crew"}
    for user_id in (cal.id, str(uuid.uuid4())):
        reply = call(mia, "invite", **asked, user_id=user_id)
        assert refusal(reply) == (404, "NOT_FOUND")
    cal.api.patch(f"/api/users/{cal.id}", json={"is_searchable": True})
    invitation = call(mia, "invite", **asked, user_id=cal.id).json()
    [shown] = cal.api.get("/api/rpc/my_invitations").json()
    assert shown["id"] == invitation["id"]
    assert call(cal, "accept_invitation", id=shown["id"]).is_success
    # They have no verified address: nobody was mailed.
    query = "select from mail.messages where template = 'invitation' and data ->> 'role' = 'crew' "
    query += "and email = %s"
    assert superuser_sql.execute(query.encode(), [cal.email]).fetchall() == []
