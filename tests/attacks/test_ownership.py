"""What is one person's, asked for by another who knows its id."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

import pytest

from tests.attacks.accounts import Account
from tests.attacks.conftest import Accounts
from tests.support.answers import refusal
from tests.support.database import Connection


@dataclass(frozen=True, slots=True)
class Things:
    """What Mia has, by kind."""

    mia: Account
    ids: dict[str, str]


@pytest.fixture
def things(account: Accounts, superuser_sql: Connection) -> Things:
    """Mia, with one of each."""
    mia = account()
    [[device]] = superuser_sql.execute(
        "select id from auth.known_devices where user_id = %s", [mia.id]
    ).fetchall()
    [[identity]] = superuser_sql.execute(
        """
        insert into auth.identities (user_id, issuer, subject, provider)
        values (%s, 'https://provider.example', %s, 'google') returning id
        """,
        [mia.id, uuid.uuid4().hex],
    ).fetchall()
    return Things(
        mia,
        {
            "sessions": mia.session["session_id"],
            "devices": str(device),
            "identities": str(identity),
        },
    )


ACTS: list[tuple[str, str, dict[str, Any] | None]] = [
    ("PATCH", "sessions", {"name": "mine"}),
    ("DELETE", "sessions", None),
    ("PATCH", "devices", {"name": "mine"}),
    ("DELETE", "devices", None),
    ("DELETE", "identities", None),
]


@pytest.mark.parametrize(("method", "kind", "body"), ACTS)
def test_what_is_somebody_elses_is_not_there(
    method: str, kind: str, body: dict[str, Any] | None, things: Things, account: Accounts
) -> None:
    mallory = account()
    replies = [
        mallory.call(method, f"/auth/{kind}/{where}", body)
        for where in (things.ids[kind], str(uuid.uuid4()), "0", "%27or%201=1", "../me")
    ]
    assert {refusal(reply) for reply in replies} <= {
        (404, "NOT_FOUND"),
        (405, "METHOD_NOT_ALLOWED"),
    }
    # Not even by its words does the answer tell somebody else's from nobody's.
    told = replies[0].text.replace(things.ids[kind], "")
    assert told == replies[1].text.replace(str(replies[1].url).rpartition("/")[2], "")
    found = things.mia.call("GET", f"/auth/{kind}").json()
    [mine] = found[kind]
    assert mine["id"] == things.ids[kind]
    assert mine.get("name") is None
    assert things.mia.call(method, f"/auth/{kind}/{things.ids[kind]}", body).status_code == 204


@pytest.mark.parametrize("kind", ["sessions", "devices", "identities"])
def test_a_list_is_of_ones_own(kind: str, things: Things, account: Accounts) -> None:
    mallory = account()
    for query in ("", f"?user_id={things.mia.id}", f"?id={things.ids[kind]}"):
        reply = mallory.call("GET", f"/auth/{kind}{query}")
        assert things.ids[kind] not in reply.text


def test_to_end_all_ones_sessions_ends_nobody_elses(things: Things, account: Accounts) -> None:
    mallory = account()
    assert mallory.call("DELETE", "/auth/sessions").status_code == 204
    assert mallory.call("POST", "/auth/logout-all").status_code == 204
    assert things.mia.call("GET", "/auth/me").status_code == 200


@pytest.mark.parametrize("schema", ["auth", "core", "change", "mail", "queue", "sqitch"])
def test_no_private_schema_is_served(schema: str, account: Accounts) -> None:
    mia = account()
    for header in ("Accept-Profile", "Content-Profile"):
        for path in ("/api/sessions", "/api/passwords", "/api/messages", "/api/users"):
            reply = mia.http.get(
                path,
                headers={
                    header: schema,
                    "Authorization": f"Bearer {mia.session['access_token']}",
                },
            )
            assert reply.status_code in (200, 404, 406)
            assert path == "/api/users" or reply.status_code != 200


def test_no_function_of_auth_is_called_through_the_api(
    account: Accounts, superuser_sql: Connection
) -> None:
    mia = account()
    names = superuser_sql.execute(
        """
        select distinct proname from pg_proc
        where pronamespace = 'auth'::regnamespace and proname not in (
            select proname from pg_proc where pronamespace = 'api'::regnamespace
        )
        """
    ).fetchall()
    assert len(names) > 50
    for [name] in names:
        reply = mia.call("POST", f"/api/rpc/{name}", {})
        assert reply.status_code == 404, f"{name}: {reply.text}"


def test_a_person_writes_nothing_of_another_nor_what_is_not_theirs_to_write(
    things: Things, account: Accounts
) -> None:
    mallory = account()
    for change in ({"full_name": "Mallory"}, {"username": "mallory"}, {"avatar_url": "https://x"}):
        reply = mallory.call("PATCH", f"/api/users?id=eq.{things.mia.id}", change | {"version": 1})
        assert reply.status_code in (204, 404), reply.text
    assert things.mia.call("GET", "/auth/me").json()["full_name"] == "Vera Venue"
    for field in ({"status": "suspended"}, {"id": str(uuid.uuid4())}, {"deleted_at": "now"}):
        reply = mallory.call("PATCH", f"/api/users?id=eq.{mallory.id}", field | {"version": 1})
        assert reply.status_code in (400, 401, 403), reply.text
    assert mallory.call("GET", "/auth/me").status_code == 200
