"""An organization keeps an owner, whatever its owners do at the same moment."""

from __future__ import annotations

from collections.abc import Callable

import httpx
import pytest

from tests.support.answers import refusal
from tests.support.database import Connection
from tests.support.organizations import (
    call,
    change_role,
    create,
    make_stale,
    membership,
    roles,
)
from tests.support.people import Person, join
from tests.support.together import together

Register = Callable[..., Person]

ROUNDS = 5
FULL_NAMES = ("Mia Marlow", "Cal Crew", "Ada Amp", "Leo Low")


@pytest.fixture
def owners(register: Register) -> list[Person]:
    """Four owners of one organization, of which the first has made it."""
    return [register(name) for name in FULL_NAMES]


@pytest.fixture
def org_id(owners: list[Person]) -> str:
    found = create(owners[0])
    for other in owners[1:]:
        join(owners[0], other, "owner", found)
    return found


def test_of_owners_who_step_down_at_once_one_stays(owners: list[Person], org_id: str) -> None:
    ids = [membership(owners[0], org_id, owner)["id"] for owner in owners]
    for _ in range(ROUNDS):
        replies = together(
            len(owners), lambda number: change_role(owners[number], ids[number], "viewer")
        )

        stayed = [number for number, reply in enumerate(replies) if reply.is_error]
        assert len(stayed) == 1
        assert replies[stayed[0]].json()["code"] == "LAST_OWNER"
        for number in set(range(len(owners))) - set(stayed):
            assert change_role(owners[stayed[0]], ids[number], "owner").is_success


def test_of_owners_who_leave_at_once_one_stays(
    owners: list[Person], org_id: str, superuser_sql: Connection
) -> None:
    ids = [membership(owners[0], org_id, owner)["id"] for owner in owners]
    replies = together(
        len(owners), lambda number: owners[number].api.delete(f"/api/memberships/{ids[number]}")
    )
    refused = [refusal(reply) for reply in replies if reply.is_error]
    assert refused == [(409, "LAST_OWNER")]
    assert len(roles(superuser_sql, org_id)["owner"]) == 1


def test_of_owners_who_remove_each_other_one_stays(
    owners: list[Person], org_id: str, superuser_sql: Connection
) -> None:
    """Each removes the next: whoever is removed first may remove nobody any more."""
    ids = [membership(owners[0], org_id, owner)["id"] for owner in owners]
    replies = together(
        len(owners),
        lambda number: owners[number].api.delete(
            f"/api/memberships/{ids[(number + 1) % len(ids)]}"
        ),
    )
    assert {reply.status_code for reply in replies} <= {204, 403, 404, 409}
    assert len(roles(superuser_sql, org_id)["owner"]) >= 1


def test_ownership_is_handed_over_whole(register: Register, superuser_sql: Connection) -> None:
    mia, cal, sue = register(), register("Cal Crew"), register("Sue Stranger")
    org_id = create(mia)
    join(mia, cal, "crew", org_id)

    for person, code in [(cal, (403, "PERMISSION_DENIED")), (sue, (404, "NOT_FOUND"))]:
        assert refusal(call(person, "transfer_ownership", org_id=org_id, user_id=cal.id)) == code
    reply = call(mia, "transfer_ownership", org_id=org_id, user_id=sue.id)
    assert refusal(reply) == (404, "NOT_FOUND")

    make_stale(superuser_sql, mia)
    reply = call(mia, "transfer_ownership", org_id=org_id, user_id=cal.id)
    assert refusal(reply) == (401, "STEP_UP_REQUIRED")
    assert "insufficient_user_authentication" in reply.headers["WWW-Authenticate"]
    superuser_sql.execute(
        "update auth.sessions set authenticated_at = now() where user_id = %s", [mia.id]
    )
    assert call(mia, "transfer_ownership", org_id=org_id, user_id=cal.id).is_success
    assert roles(superuser_sql, org_id) == {"owner": [cal.id], "admin": [mia.id]}


def test_a_personal_organization_stays_with_its_person(register: Register) -> None:
    mia, cal = register(), register("Cal Crew")
    join(mia, cal, "owner")
    own = membership(mia, mia.org_id, mia)
    for person in (mia, cal):
        for reply in [
            person.api.delete(f"/api/organizations/{mia.org_id}"),
            person.api.delete(f"/api/memberships/{own['id']}"),
            change_role(person, own["id"], "viewer"),
        ]:
            assert refusal(reply) == (409, "PERSONAL_ORGANIZATION")
    reply = call(mia, "transfer_ownership", org_id=mia.org_id, user_id=cal.id)
    assert refusal(reply) == (409, "PERSONAL_ORGANIZATION")


def test_one_owner_who_hands_over_twice_at_once_has_one_successor(
    register: Register, superuser_sql: Connection
) -> None:
    mia, others = register(), [register(name) for name in FULL_NAMES[1:]]
    for _ in range(ROUNDS):
        org_id = create(mia)
        for other in others:
            join(mia, other, "crew", org_id)
        replies = together(
            len(others),
            lambda number, org_id=org_id: call(  # type: ignore[misc]
                mia, "transfer_ownership", org_id=org_id, user_id=others[number].id
            ),
        )
        outcomes = sorted(reply.status_code for reply in replies)
        assert outcomes == [204, 403, 403]
        held = roles(superuser_sql, org_id)
        assert (len(held["owner"]), held["admin"]) == (1, [mia.id])


def test_owners_who_hand_over_leave_and_step_down_at_once_leave_one(
    owners: list[Person], org_id: str, superuser_sql: Connection, register: Register
) -> None:
    heir = register("Ned Next")
    join(owners[0], heir, "crew", org_id)
    ids = [membership(owners[0], org_id, owner)["id"] for owner in owners]
    gestures: list[Callable[[], httpx.Response]] = [
        lambda: call(owners[0], "transfer_ownership", org_id=org_id, user_id=heir.id),
        lambda: call(owners[1], "transfer_ownership", org_id=org_id, user_id=owners[0].id),
        lambda: owners[2].api.delete(f"/api/memberships/{ids[2]}"),
        lambda: change_role(owners[3], ids[1], "viewer"),
        lambda: change_role(owners[0], ids[3], "viewer"),
    ]
    replies = together(len(gestures), lambda number: gestures[number]())
    assert all(reply.status_code < 500 for reply in replies), [reply.text for reply in replies]
    assert len(roles(superuser_sql, org_id)["owner"]) >= 1


def test_a_role_that_changes_while_the_organization_ends_breaks_nothing(
    register: Register, superuser_sql: Connection
) -> None:
    mia, cal = register(), register("Cal Crew")
    for _ in range(ROUNDS):
        org_id = create(mia)
        seat = join(mia, cal, "owner", org_id)["id"]
        gestures: list[Callable[[], httpx.Response]] = [
            lambda org_id=org_id: mia.api.delete(f"/api/organizations/{org_id}"),  # type: ignore[misc]
            lambda seat=seat: change_role(cal, seat, "viewer"),  # type: ignore[misc]
            lambda seat=seat: cal.api.delete(f"/api/memberships/{seat}"),  # type: ignore[misc]
        ]
        ended, *others = together(len(gestures), lambda n, g=gestures: g[n]())  # type: ignore[misc]
        assert ended.is_success, ended.text
        assert {reply.status_code for reply in others} <= {204, 403, 404, 409}
        assert roles(superuser_sql, org_id) == {}
