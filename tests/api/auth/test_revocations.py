"""A session that ends is told to the relays at once, and they can ask for what they missed."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from ontour.stack import Stack
from tests.api.auth.test_refresh import go_on
from tests.support.database import Connection, Database
from tests.support.people import Person
from tests.support.waiting import Listener, listening

Register = Callable[..., Person]


@pytest.fixture
def revocations(stack: Stack) -> Iterator[Listener]:
    """What a relay hears of sessions."""
    with listening(Database(stack.cluster, stack.dbname), "session") as listener:
        yield listener


def session_of(person: Person, superuser_sql: Connection) -> str:
    """The id of a person's only session."""
    query = "select id::text from auth.sessions where user_id = %s"
    (found,) = superuser_sql.execute(query, [person.id]).fetchall()
    return str(found[0])


def test_a_logout_is_told_once(
    register: Register, superuser_sql: Connection, revocations: Listener
) -> None:
    mia = register()
    session = session_of(mia, superuser_sql)
    assert revocations.heard() == []
    mia.api.post("/auth/logout")
    mia.api.post("/auth/logout")
    assert revocations.heard() == [session]


def test_a_refresh_is_not_told_but_its_reuse_is(
    register: Register, http: httpx.Client, superuser_sql: Connection, revocations: Listener
) -> None:
    mia = register()
    refresh = {"refresh_token": mia.refresh_token}
    go_on(http, superuser_sql, mia)
    assert revocations.heard() == []
    assert http.post("/auth/refresh", json=refresh).status_code == 401
    assert revocations.heard() == [session_of(mia, superuser_sql)]


def test_a_suspension_is_told(
    register: Register, superuser_sql: Connection, revocations: Listener
) -> None:
    mia = register()
    superuser_sql.execute("update api.users set status = 'suspended' where id = %s", [mia.id])
    assert revocations.heard() == [session_of(mia, superuser_sql)]


def test_a_rolled_back_revocation_is_not(
    register: Register, superuser_sql: Connection, revocations: Listener
) -> None:
    mia = register()
    with superuser_sql.transaction(force_rollback=True):
        superuser_sql.execute("update api.users set status = 'suspended' where id = %s", [mia.id])
    assert revocations.heard() == []


def test_a_relay_asks_which_of_its_sessions_have_ended(
    register: Register, sql: Callable[[str], Connection], superuser_sql: Connection
) -> None:
    mia, cal = register("Mia Marlow"), register("Cal Crew")
    alive, ended = session_of(cal, superuser_sql), session_of(mia, superuser_sql)
    unknown = str(uuid.uuid4())
    mia.api.post("/auth/logout")

    query = "select auth.revoked_among(%s::uuid[])"
    row: Any = sql("relay").execute(query, [[alive, ended, unknown]]).fetchone()

    assert {str(found) for found in row[0]} == {ended, unknown}


def test_a_relay_checks_a_token_as_others_do(
    register: Register, sql: Callable[[str], Connection]
) -> None:
    relay = sql("relay")
    with relay.transaction():
        relay.execute("""select set_config('request.jwt.claims', '{"role": "anon"}', true)""")
        relay.execute("select auth.check_request()")
