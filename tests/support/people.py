"""People who have signed up over HTTP."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

import httpx

PASSWORD = "Paradiso2026!"  # noqa: S105 - everybody's, in databases that live for one run


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody signed in; `api` is a client that sends their token."""

    id: str
    email: str
    full_name: str
    token: str
    refresh_token: str
    org_id: str
    api: httpx.Client

    @property
    def headers(self) -> dict[str, str]:
        """What makes a request theirs."""
        return {"Authorization": f"Bearer {self.token}"}


def register(http: httpx.Client, full_name: str = "Mia Marlow", email: str | None = None) -> Person:
    """Sign somebody up with an address of their own."""
    address = email or f"{full_name.split()[0].lower()}-{uuid.uuid4().hex[:12]}@example.com"
    reply = http.post(
        "/auth/register",
        json={"email": address, "password": PASSWORD, "full_name": full_name},
    )
    assert reply.status_code == httpx.codes.CREATED, reply.text
    return signed_in(http, reply.json())


def join(owner: Person, person: Person, role: str, org_id: str | None = None) -> dict[str, Any]:
    """Let somebody accept a link into the owner's personal organization, or into another one."""
    wanted = {"org_id": org_id or owner.org_id, "role": role}
    link = owner.api.post("/api/rpc/create_invitation_link", json=wanted)
    assert link.status_code == httpx.codes.OK, link.text
    reply = person.api.post("/api/rpc/accept_invitation", json={"token": link.json()["token"]})
    assert reply.status_code == httpx.codes.OK, reply.text
    membership: dict[str, Any] = reply.json()
    return membership


def signed_in(http: httpx.Client, session: dict[str, object]) -> Person:
    """The person whose tokens the bridge has just answered."""
    user = session["user"]
    assert isinstance(user, dict)
    personal = next(org for org in user["organizations"] if org["personal"])
    token = str(session["access_token"])
    return Person(
        id=user["id"],
        email=user["email"],
        full_name=user["full_name"],
        token=token,
        refresh_token=str(session["refresh_token"]),
        org_id=personal["id"],
        api=httpx.Client(
            base_url=http.base_url, headers={"Authorization": f"Bearer {token}"}, timeout=30
        ),
    )
