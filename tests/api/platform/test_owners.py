"""An organization keeps an owner, also when all of them step down at the same moment."""

from __future__ import annotations

from collections.abc import Callable

import httpx

from tests.support.people import Person
from tests.support.together import together

ROUNDS = 5
FULL_NAMES = ("Mia Marlow", "Cal Crew", "Ada Amp", "Leo Low")


def test_of_owners_who_step_down_at_once_one_stays(register: Callable[..., Person]) -> None:
    owners = [register(name) for name in FULL_NAMES]
    org_id = owners[0].org_id
    memberships = [membership(owners[0], org_id, owners[0])]
    for other in owners[1:]:
        added = owners[0].api.post(
            "/api/memberships", json={"org_id": org_id, "user_id": other.id, "role": "owner"}
        )
        assert added.status_code == httpx.codes.CREATED, added.text
        memberships.append(membership(owners[0], org_id, other))

    for _ in range(ROUNDS):
        replies = together(
            len(owners), lambda number: change(owners[number], memberships[number], "viewer")
        )

        stayed = [number for number, reply in enumerate(replies) if reply.is_error]
        assert len(stayed) == 1
        assert replies[stayed[0]].json()["code"] == "LAST_OWNER"
        for number in set(range(len(owners))) - set(stayed):
            assert change(owners[stayed[0]], memberships[number], "owner").is_success


def membership(reader: Person, org_id: str, member: Person) -> str:
    """The id of somebody's membership."""
    wanted = {"select": "id", "org_id": f"eq.{org_id}", "user_id": f"eq.{member.id}"}
    (found,) = reader.api.get("/api/memberships", params=wanted).json()
    return str(found["id"])


def change(owner: Person, membership_id: str, role: str) -> httpx.Response:
    """Give a membership another role."""
    return owner.api.patch(f"/api/memberships/{membership_id}", json={"role": role})
