"""Guards of what PostgREST makes of the database's answers: P1, P13 to P15, P18, P21."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import httpx
import pytest

from ontour.stack import Stack
from tests.gateway.catalog import functions, names, relations
from tests.gateway.wire import Wire, request
from tests.support.answers import refusal
from tests.support.database import Connection, Database
from tests.support.people import Person
from tests.support.shows import add_show
from tests.support.together import together


@pytest.fixture
def define(superuser_sql: Connection) -> Iterator[Callable[[str], None]]:
    """Make a function api.canary that lives as long as the test."""

    def create(body: str) -> None:
        superuser_sql.execute(
            f"""
            create or replace function api.canary() returns text language plpgsql
            as $$ begin {body} end $$;
            grant execute on function api.canary() to anon, member;
            notify pgrst, 'reload schema'
            """
        )

    yield create
    superuser_sql.execute("drop function if exists api.canary(); notify pgrst, 'reload schema'")


def answered(http: httpx.Client, code: str | None) -> httpx.Response:
    """The first answer of canary with this code: PostgREST has then read the catalog anew."""
    deadline = time.monotonic() + 20
    while True:
        reply = http.post("/api/rpc/canary")
        body = reply.json()
        if (body["code"] if isinstance(body, dict) else None) == code:
            return reply
        assert time.monotonic() < deadline, reply.text


def test_p01_no_function_raises_what_postgrest_retries_for_ever(superuser_sql: Connection) -> None:
    raising = names(
        superuser_sql,
        r"""
        select proname from pg_proc
        where pronamespace::regnamespace::text in ('api', 'core', 'auth', 'change', 'tour')
            and prosrc ~* '\m(40001|40p01|serialization_failure|deadlock_detected)\M'
        """,
    )
    assert raising == []


def test_p01_nothing_runs_serializable(superuser_sql: Connection) -> None:
    settings = names(superuser_sql, "select unnest(setconfig) from pg_db_role_setting")
    assert settings, "the roles have settings"
    assert [setting for setting in settings if "isolation" in setting] == []
    assert names(superuser_sql, "show default_transaction_isolation") == ["read committed"]


def test_p13_nobody_is_told_only_what_nobody_may_use(
    http: httpx.Client, reader: Person, superuser_sql: Connection
) -> None:
    public = names(
        superuser_sql,
        """
        select relname from pg_class
        where relnamespace = 'api'::regnamespace and relkind in ('r', 'v', 'p')
            and has_table_privilege('anon', oid, 'select')
        """,
    )
    assert public == ["countries", "currencies", "notification_kinds"]
    # Whoever is invited looks at the invitation before they sign up; it takes its token. Shows that
    # have been announced are for everybody.
    functions_shown = ["/rpc/announced_shows", "/rpc/read_invitation"]
    shown = ["/", *(f"/{name}" for name in public), *functions_shown]
    assert sorted(http.get("/api/").json()["paths"]) == shown
    assert {"/shows", "/rpc/history"} <= set(reader.api.get("/api/").json()["paths"])


def test_p13_an_error_holds_no_value_of_a_row_that_is_not_the_callers(
    register: Callable[..., Person],
) -> None:
    mia, rival = register("Mia Marlow"), register("Rita Rival")
    show = add_show(mia, notes="secret-notes", external_id="secret-4711")
    taken = rival.api.post(
        "/api/shows",
        json={"id": show["id"], "name": "x", "show_on": "2026-11-28", "org_id": mia.org_id},
    )
    assert taken.status_code in (400, 403, 409)
    for reply in (
        taken,
        rival.api.get(f"/api/shows/{show['id']}"),
        rival.api.patch(f"/api/shows/{show['id']}", json={"name": "y"}),
    ):
        assert "secret" not in reply.text
        assert "Key (" not in reply.text


def test_p14_get_calls_what_only_reads_and_nothing_else(
    http: httpx.Client, superuser_sql: Connection
) -> None:
    reading, writing = functions(superuser_sql, "is"), functions(superuser_sql, "v")
    assert {"history", "as_of"} <= set(reading)
    assert "restore" in writing
    for name in reading:
        assert "GET" in http.options(f"/api/rpc/{name}").headers["Allow"], (
            f"{name}: add it to readable_functions"
        )
    for name in writing:
        assert http.options(f"/api/rpc/{name}").headers["Allow"] == "POST, OPTIONS"
        for method in ("GET", "HEAD", "PUT", "PATCH", "DELETE"):
            assert http.request(method, f"/api/rpc/{name}").status_code == 405


def test_p14_a_function_with_a_longer_name_is_not_let_through(http: httpx.Client) -> None:
    for name in ("history_", "history2", "xhistory", "historyx", "as_of_"):
        assert refusal(http.get(f"/api/rpc/{name}")) == (405, "METHOD_NOT_ALLOWED")


def test_p15_a_change_of_the_catalog_is_seen_also_after_the_listener_was_cut_off(
    http: httpx.Client, stack: Stack, superuser_sql: Connection, define: Callable[[str], None]
) -> None:
    define("return 'first';")
    assert answered(http, None).json() == "first"
    listeners = "usename = 'authenticator' and query ilike 'listen%'"
    assert Database(stack.cluster, stack.dbname).end_sessions(listeners) == 1
    superuser_sql.execute("drop function api.canary(); notify pgrst, 'reload schema'")
    assert answered(http, "PGRST202").status_code == 404


def test_p18_no_policy_refers_to_itself(reader: Person, superuser_sql: Connection) -> None:
    tables = relations(superuser_sql)
    assert len(tables) >= 9
    for table in tables:
        reply = reader.api.get(f"/api/{table}?limit=1")
        assert reply.status_code == 200, f"{table}: {reply.text}"


def test_p21_a_fault_is_not_described_to_callers(
    http: httpx.Client, bare: Wire, define: Callable[[str], None]
) -> None:
    define(
        "raise exception using errcode = 'XX001', message = 'secret: page 7 of base/16384/2619';"
    )
    assert refusal(answered(http, "INTERNAL_ERROR"))[0] == 500
    assert b"secret" in bare.ask(request("POST", "/rpc/canary")).body
    reply = http.post("/api/rpc/canary")
    assert "secret" not in reply.text


def test_p21_a_wait_for_a_lock_ends_in_an_answer_and_leaves_room_for_others(
    reader: Person, http: httpx.Client, superuser_sql: Connection
) -> None:
    """All who read tours wait: of nine nested queries four, and five are turned away (P6)."""
    nested = "/api/tours?select=shows(show_costs(id))"
    with superuser_sql.transaction():
        superuser_sql.execute("lock table api.tours in access exclusive mode")

        others: list[float] = []

        def ask(number: int) -> tuple[float, tuple[int, str]]:
            if number == 9:
                assert http.get("/api/countries?limit=1").status_code == 200
                others.append(time.monotonic())
            answer = refusal(reader.api.get(nested if number < 9 else "/api/tours"))
            return time.monotonic(), answer

        answers = together(10, ask)
    told = sorted(answer for _, answer in answers)
    assert told == [(429, "TOO_MANY_REQUESTS")] * 5 + [(504, "QUERY_TIMEOUT")] * 5
    # Nobody else waited for those who wait.
    assert others[0] < min(at for at, (status, _) in answers if status == 504)
    assert reader.api.get(nested).status_code == 200


def test_p21_every_role_of_the_api_has_its_bounds(superuser_sql: Connection) -> None:
    for role in ("anon", "member"):
        settings = names(
            superuser_sql,
            "select unnest(setconfig) from pg_db_role_setting where setrole = %s::regrole",
            role,
        )
        assert [name.split("=")[0] for name in settings] == ["lock_timeout", "statement_timeout"]


def test_a_429_of_a_function_is_passed_on_with_its_own_words(
    http: httpx.Client, define: Callable[[str], None]
) -> None:
    body = '{"code": "PIN_THROTTLED", "message": "Wait.", "details": null, "hint": null}'
    detail = '{"status": 429, "headers": {"Retry-After": "7"}}'
    define(f"raise sqlstate 'PGRST' using message = '{body}', detail = '{detail}';")
    reply = answered(http, "PIN_THROTTLED")
    assert (reply.status_code, reply.headers.get_list("Retry-After")) == (429, ["7"])
