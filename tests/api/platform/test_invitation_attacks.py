"""Whoever has an invitation, or may make them, gets no more from it than it says."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

import pytest

from tests.support.answers import refusal
from tests.support.database import Connection
from tests.support.organizations import (
    accept,
    call,
    change_role,
    create,
    invite,
    link,
    membership,
    roles,
    verify_email,
)
from tests.support.people import Person, join
from tests.support.sync import insert, push
from tests.support.together import together

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


@pytest.mark.parametrize(("uses", "guests"), [(1, 6), (3, 6)])
def test_of_many_who_use_a_link_at_once_so_many_come_in_as_it_says(
    uses: int, guests: int, mia: Person, org_id: str, register: Register, superuser_sql: Connection
) -> None:
    token, _ = link(mia, org_id, "crew", uses=uses)
    people = [register(f"Gil {number}") for number in range(guests)]
    replies = together(guests, lambda number: accept(people[number], token))
    refused = [refusal(reply) for reply in replies if reply.is_error]
    assert refused == [INVALID] * (guests - uses)
    assert len(roles(superuser_sql, org_id)["crew"]) == uses


def test_no_more_are_open_than_the_limit_whoever_makes_them_at_once(
    mia: Person, org_id: str, superuser_sql: Connection
) -> None:
    superuser_sql.execute(
        "insert into api.invitations (org_id, role, invited_by, expires_at)"
        " select %s, 'crew', %s, now() + interval '1 day' from generate_series(1, 198)",
        [org_id, mia.id],
    )
    replies = together(6, lambda _: call(mia, "create_invitation_link", org_id=org_id, role="crew"))
    refused = [refusal(reply) for reply in replies if reply.is_error]
    assert refused == [(409, "INVITATION_LIMIT")] * 4


def test_one_who_accepts_many_times_at_once_is_a_member_once(
    mia: Person, org_id: str, register: Register, superuser_sql: Connection
) -> None:
    cal = register("Cal Crew")
    token, invitation = link(mia, org_id, "crew", uses=5)
    other, _ = link(mia, org_id, "viewer")
    replies = together(6, lambda number: accept(cal, other if number == 3 else token))
    assert {reply.status_code for reply in replies} == {200}
    assert len({reply.json()["id"] for reply in replies}) == 1
    assert sum(map(len, roles(superuser_sql, org_id).values())) == 2
    assert mia.api.get(f"/api/invitations/{invitation['id']}").json()["used_count"] <= 1


@pytest.mark.parametrize("fate", ["demoted", "removed", "suspended", "left"])
def test_an_invitation_is_good_as_long_as_its_author_may_give_it(
    fate: str, mia: Person, org_id: str, register: Register, superuser_sql: Connection
) -> None:
    ada, cal = register("Ada Author"), register("Cal Crew")
    seat = join(mia, ada, "owner", org_id)
    token, _ = link(ada, org_id, "owner")
    crew, _ = link(ada, org_id, "crew")
    if fate == "demoted":
        change_role(mia, seat["id"], "admin")
        assert accept(cal, crew).is_success
    elif fate == "suspended":
        superuser_sql.execute("update api.users set status = 'suspended' where id = %s", [ada.id])
        assert refusal(accept(cal, crew)) == INVALID
    else:
        by = mia if fate == "removed" else ada
        assert by.api.delete(f"/api/memberships/{seat['id']}").is_success
        assert refusal(accept(cal, crew)) == INVALID
    assert refusal(accept(register("Sue Stranger"), token)) == INVALID


def test_every_token_that_opens_nothing_gets_the_same_answer(
    mia: Person, org_id: str, register: Register, superuser_sql: Connection
) -> None:
    cal, sue = register("Cal Crew"), register("Sue Stranger")
    used, expired, revoked = (link(mia, org_id) for _ in range(3))
    assert accept(cal, used[0]).is_success
    superuser_sql.execute(
        "update api.invitations set expires_at = now() where id = %s", [expired[1]["id"]]
    )
    mia.api.delete(f"/api/invitations/{revoked[1]['id']}")
    tokens = [used[0], expired[0], revoked[0], "inv_" + "0" * 64, "", "ott_x"]
    answers = [accept(sue, token) for token in tokens]
    answers.append(call(sue, "accept_invitation", id=used[1]["id"]))
    answers.append(call(sue, "accept_invitation", id=str(uuid.uuid4())))
    answers.append(call(sue, "accept_invitation"))
    assert {reply.text for reply in answers} == {answers[0].text}
    assert refusal(answers[0]) == INVALID


def test_a_token_stands_nowhere(
    mia: Person, org_id: str, register: Register, superuser_sql: Connection
) -> None:
    token, _ = link(mia, org_id)
    assert accept(register("Cal Crew"), token).is_success
    for table in ("change.log", "api.invitations", "auth.invitation_links", "auth.one_time_tokens"):
        query = f"select from {table} as t where to_jsonb(t)::text like %s"
        assert superuser_sql.execute(query.encode(), [f"%{token[4:]}%"]).fetchall() == [], table


def test_the_log_knows_no_invited_address(
    mia: Person, org_id: str, superuser_sql: Connection
) -> None:
    address = f"{uuid.uuid4().hex}@example.com"
    invitation = invite(mia, org_id, address)
    assert mia.api.get(f"/api/invitations/{invitation['id']}").json()["email"] == address
    query = "select from change.log where to_jsonb(log)::text like %s"
    assert superuser_sql.execute(query, [f"%{address}%"]).fetchall() == []


def test_who_was_removed_does_not_come_back_by_a_link_they_know(
    mia: Person, org_id: str, register: Register
) -> None:
    cal = register("Cal Crew")
    token, _ = link(mia, org_id, "crew", uses=10)
    seat = accept(cal, token).json()
    assert mia.api.delete(f"/api/memberships/{seat['id']}").is_success
    assert refusal(accept(cal, token)) == INVALID
    join(mia, cal, "viewer", org_id)
    assert membership(mia, org_id, cal)["role"] == "viewer"


def test_nobody_gives_more_than_they_have(
    mia: Person, org_id: str, register: Register, superuser_sql: Connection
) -> None:
    guests = {role: register(role.title()) for role in ("admin", "manager", "crew", "viewer")}
    verify_email(superuser_sql, *guests.values())
    for role, guest in guests.items():
        join(mia, guest, role, org_id)
    for role, guest in guests.items():
        for wanted in ("owner", "admin", "viewer"):
            expected: tuple[int, str | None] = (403, "PERMISSION_DENIED")
            if role == "admin":
                expected = (403, "OWNER_PROTECTED") if wanted == "owner" else (200, None)
            for function, more in [
                ("create_invitation_link", {}),
                ("invite", {"email": f"{uuid.uuid4().hex}@example.com"}),
            ]:
                reply = call(guest, function, org_id=org_id, role=wanted, **more)
                told = refusal(reply) if reply.is_error else (reply.status_code, None)
                assert told == expected, (role, wanted, function)


def test_an_invitation_is_not_rewritten(mia: Person, org_id: str, register: Register) -> None:
    ada, cal = register("Ada Admin"), register("Cal Crew")
    join(mia, ada, "admin", org_id)
    _, invitation = link(ada, org_id, "viewer")
    path = f"/api/invitations/{invitation['id']}"
    for change in [
        {"role": "owner"}, {"invited_by": mia.id}, {"uses": 1000}, {"used_count": 0},
        {"expires_at": "2100-01-01T00:00:00Z"}, {"user_id": ada.id}, {"email": ada.email},
        {"org_id": ada.org_id},
    ]:  # fmt: skip
        assert refusal(ada.api.patch(path, json=change)) == (403, "42501"), change
    made = {"org_id": org_id, "role": "owner", "invited_by": mia.id, "expires_at": "2100-01-01"}
    assert refusal(ada.api.post("/api/invitations", json=made)) == (403, "42501")
    made = {"org_id": org_id, "role": "crew", "user_id": cal.id}
    assert refusal(mia.api.post("/api/memberships", json=made)) == (403, "42501")
    for verdict in push(
        ada,
        [
            insert("memberships", org_id=org_id, user_id=cal.id, role="crew"),
            insert("invitations", org_id=org_id, role="owner", invited_by=mia.id),
        ],
    ):
        assert verdict["verdict"] == "rejected"


def test_who_mails_others_has_an_address_that_is_theirs(register: Register) -> None:
    sue = register("Sue Stranger")
    reply = call(sue, "invite", org_id=sue.org_id, role="crew", email="vic@example.com")
    assert refusal(reply) == (403, "EMAIL_NOT_VERIFIED")


@pytest.mark.parametrize("kind", ["invitation_address", "invitation_org", "invitation_person"])
def test_nobody_mails_without_end(
    kind: str, mia: Person, org_id: str, superuser_sql: Connection
) -> None:
    limit = "update auth.throttle_limits set most = %s, within = %s where kind = %s"
    superuser_sql.execute(limit, [3, "1 hour", kind])
    try:
        address = f"{uuid.uuid4().hex}@example.com"
        first = invite(mia, org_id, address)
        replies = together(
            5, lambda _: call(mia, "invite", org_id=org_id, role="crew", email=address)
        )
        sent = sum(reply.is_success for reply in replies)
        assert sent == 2, [reply.text for reply in replies]
        reply = call(mia, "resend_invitation", id=first["id"])
        assert refusal(reply) in {(404, "NOT_FOUND"), (429, "THROTTLED")}
        throttled = next(reply for reply in replies if reply.status_code == 429)
        assert refusal(throttled) == (429, "THROTTLED")
        assert 0 < int(throttled.headers["Retry-After"]) <= 3600
    finally:
        superuser_sql.execute(limit, [1_000_000, "1 second", kind])
    query = "select count(*) from mail.messages where email = %s"
    assert superuser_sql.execute(query, [address]).fetchone() == (3,)
