from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from tests.support.answers import refusal
from tests.support.database import Connection
from tests.support.people import PASSWORD, Person
from tests.support.together import together


def sign_up(http: httpx.Client, **changes: Any) -> httpx.Response:
    address = f"nia-{uuid.uuid4().hex}@example.com"
    body = {"email": address, "password": PASSWORD, "full_name": "Nia New"} | changes
    return http.post("/auth/register", json=body)


def test_who_signs_up_is_signed_in_and_owns_an_organization(
    register: Callable[..., Person], http: httpx.Client
) -> None:
    mia = register("Mia Marlow")
    profile = mia.api.get("/auth/me").json()
    assert (profile["id"], profile["email"]) == (mia.id, mia.email)
    assert profile["organizations"] == [
        {"id": mia.org_id, "name": "Mia Marlow", "role": "owner", "personal": True}
    ]
    assert [org["id"] for org in mia.api.get("/api/organizations").json()] == [mia.org_id]


def test_the_log_knows_who_signed_up_and_from_where(
    http: httpx.Client, superuser_sql: Connection
) -> None:
    reply = http.post(
        "/auth/register",
        json={"email": f"{uuid.uuid4().hex}@example.com", "password": PASSWORD, "full_name": "Nia"},
        headers={"X-Device-ID": "nias-phone", "User-Agent": "Tour/1.0"},
    )
    nia = reply.json()["user"]["id"]
    rows = superuser_sql.execute(
        """
        select table_name, actor_id::text, device_id, host(ip), user_agent, source, request_id
        from change.log where actor_id = %s order by seq
        """,
        (nia,),
    ).fetchall()
    assert {row[0] for row in rows} == {"users", "preferences", "organizations", "memberships"}
    [context] = {row[1:] for row in rows}
    assert context == (
        nia, "nias-phone", "127.0.0.1", "Tour/1.0", "api", reply.headers["X-Request-ID"],
    )  # fmt: skip


def test_of_many_who_register_one_address_at_once_one_wins(
    http: httpx.Client, superuser_sql: Connection
) -> None:
    name = uuid.uuid4().hex
    spellings = [f"{name}@example.com", f"{name.upper()}@Example.COM"]
    replies = together(8, lambda number: sign_up(http, email=spellings[number % 2]))
    assert Counter(reply.status_code for reply in replies) == {201: 1, 409: 7}
    lost = [reply for reply in replies if reply.status_code == 409]
    assert {refusal(reply) for reply in lost} == {(409, "EMAIL_ALREADY_EXISTS")}
    [[people, organizations]] = superuser_sql.execute(
        """
        select count(*), count(organizations.id)
        from auth.email_addresses
        left join api.organizations on organizations.personal_user_id = user_id
        where email = %s
        """,
        (f"{name}@example.com",),
    ).fetchall()
    assert (people, organizations) == (1, 1)


@pytest.mark.parametrize(
    "address", ["", "nia", "nia@example", "nia @example.com", "nïa@example.com", "nia@example..com"]
)
def test_an_address_must_be_one(address: str, http: httpx.Client) -> None:
    assert refusal(sign_up(http, email=address)) == (422, "INVALID_EMAIL")


@pytest.mark.parametrize("password", ["Short1", "alllower1", "ALLUPPER1", "NoDigits", "Password1"])
def test_a_weak_password_is_refused(password: str, http: httpx.Client) -> None:
    assert refusal(sign_up(http, password=password)) == (422, "WEAK_PASSWORD")


@pytest.mark.parametrize(
    "text", ["'; drop table api.users; --", "$1", "%s", "{}", "\\", "名前", "🎸"]
)
def test_every_name_and_password_is_only_text(text: str, http: httpx.Client) -> None:
    password = f"{PASSWORD}{text[::-1]}"
    reply = sign_up(http, full_name=text, password=password)
    assert reply.json()["user"]["full_name"] == text
    login = {"email": reply.json()["user"]["email"], "password": password}
    assert http.post("/auth/login", json=login).status_code == 200


@pytest.mark.parametrize("field", ["id", "status", "role", "email_verified", "organizations"])
def test_nobody_chooses_what_is_not_theirs_to_choose(field: str, http: httpx.Client) -> None:
    assert refusal(sign_up(http, **{field: "x"})) == (422, "VALIDATION_FAILED")
