"""By a PIN alone one sees what one would see without the permissions that need a full sign-in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import httpx
import pytest

from ontour.cluster import Cluster
from ontour.stack import Stack
from ontour.throwaway import Throwaway
from tests.conftest import NO_RATE_LIMIT
from tests.support import people
from tests.support.answers import refusal
from tests.support.database import Connection, Database
from tests.support.factors import by_pin
from tests.support.people import PASSWORD, Person
from tests.support.shows import add_money, add_show, invite
from tests.support.stacks import own_stack
from tests.support.sync import push, update
from tests.support.waiting import eventually

AMOUNT = "950.50"


@dataclass
class Band:
    """An organization with money, its owner in full and by her PIN, and a colleague."""

    stack: Stack
    sql: Connection
    http: httpx.Client
    full: Person
    weak: Person
    cal: Person
    show: dict[str, Any]
    finances: dict[str, Any]
    cost: dict[str, Any]
    membership: dict[str, Any]


@pytest.fixture(scope="module")
def band(throwaway: Throwaway, cluster: Cluster) -> Iterator[Band]:
    with ExitStack() as closing:
        stack = closing.enter_context(own_stack(throwaway, cluster, "weak", NO_RATE_LIMIT))
        http = closing.enter_context(httpx.Client(base_url=stack.base_url, timeout=60))
        sql = closing.enter_context(Database(cluster, stack.dbname).connect())
        mia, cal = people.register(http), people.register(http, "Cal Crew")
        weak = by_pin(http, sql, mia)
        for person in (mia, cal, weak):
            closing.enter_context(person.api)
        membership = invite(mia, cal, "crew")
        show = add_show(mia)
        finances, cost = add_money(mia, show)
        # Two edits of one amount: an open question about money.
        verdicts = push(mia, [update("show_costs", cost, amount="951")])
        verdicts += push(mia, [update("show_costs", cost, amount="952")], "tablet")
        assert [verdict["verdict"] for verdict in verdicts] == ["applied", "conflict"]
        eventually(lambda: "conflicts" in mia.api.get("/api/changes?position=gt.0").text)
        yield Band(stack, sql, http, mia, weak, cal, show, finances, cost, membership)


def readings(band: Band) -> dict[str, str]:
    """Every way to read, each with what it asks for."""
    tables = [name for (name,) in band.sql.execute(
        "select table_name from information_schema.tables where table_schema = 'api'"
    )]  # fmt: skip
    tracked = [n for (n,) in band.sql.execute("select table_name from change.tracked()")]
    rows = [band.show, band.finances, band.cost, band.membership, {"id": band.full.org_id}]
    found = [f"/api/{table}?order={_key(band, table)}" for table in sorted(tables)]
    found += [
        "/api/shows?select=*,show_costs(*),show_deals(*)",
        "/api/shows?select=name,show_costs(amount)&show_costs.amount=gt.1",
        "/api/rpc/snapshot",
        "/api/changes?position=gt.0",
        f"/api/rpc/finance_summary?org_id={band.full.org_id}",
        f"/api/rpc/finance_gaps?org_id={band.full.org_id}",
        "/auth/me",
    ]
    for table in tracked:
        found.append(f"/api/rpc/as_of?table_name={table}&at=2100-01-01")
        found += [f"/api/{table}/{row['id']}" for row in rows]
        found += [f"/api/rpc/history?table_name={table}&id={row['id']}" for row in rows]
    return {path: path for path in found}


def _key(band: Band, table: str) -> str:
    column = band.sql.execute(
        "select attname from pg_index join pg_attribute on attrelid = indrelid"
        " and attnum = any (indkey) where indisprimary and indrelid = %s::regclass limit 1",
        [f"api.{table}"],
    ).fetchone()
    return column[0] if column else "org_id"


def answers(person: Person, paths: dict[str, str]) -> dict[str, tuple[int, str]]:
    return {path: _answer(person.api.get(path)) for path in paths}


def _answer(reply: httpx.Response) -> tuple[int, str]:
    # The one thing that is told to a PIN alone is that more would help.
    if reply.status_code in (401, 403):
        assert refusal(reply) in [(401, "STEP_UP_REQUIRED"), (403, "PERMISSION_DENIED")]
        return 403, reply.json()["details"]
    return reply.status_code, reply.text


@pytest.fixture
def without(band: Band) -> Iterator[None]:
    """Nobody's role has what needs a full sign-in."""
    taken = """
        delete from core.role_permissions as granted using core.permissions as known
        where known.permission = granted.permission and known.needs_full_sign_in
        returning granted.role, granted.permission
    """
    rows = band.sql.execute(taken).fetchall()
    assert len(rows) > 10
    band.sql.execute("call change.refresh_access()")
    # What is told of comings and goings is what was given when they happened.
    band.sql.execute(
        "update change.access_changes"
        " set topics = array(select t from unnest(topics) as t where change.is_weak_topic(t))"
    )
    yield
    with band.sql.cursor() as cursor:
        cursor.executemany(
            "insert into core.role_permissions (role, permission) values (%s, %s)", rows
        )
    band.sql.execute("call change.refresh_access()")


def test_every_way_to_read_answers_as_if_the_role_had_less(
    band: Band, request: pytest.FixtureRequest
) -> None:
    paths = readings(band)
    weak, full = answers(band.weak, paths), answers(band.full, paths)
    request.getfixturevalue("without")
    expected = answers(band.full, paths)
    for path in paths:
        assert weak[path] == expected[path], path
    hidden = {path for path in paths if weak[path] != full[path]}
    assert f"/api/show_costs/{band.cost['id']}" in hidden
    assert {"/api/rpc/snapshot", "/api/changes?position=gt.0"} <= hidden
    assert {path for path in paths if AMOUNT in full[path][1]} <= hidden
    assert not [path for path in paths if AMOUNT in weak[path][1]]


def writes(band: Band) -> dict[str, tuple[str, str, Any]]:
    """Ways to write money and management, each of which a full session may."""
    cost, org = band.cost, band.full.org_id
    of_cost, of_fee = f"/api/show_costs/{cost['id']}", f"/api/show_deals/{band.finances['id']}"
    earlier = {"table_name": "show_costs", "id": cost["id"], "version": 1}
    seat = f"/api/memberships/{band.membership['id']}"
    again = {"show_id": band.show["id"], "currency": "EUR", "kind": "light", "amount": 5}
    invitation = {"org_id": org, "role": "crew"}
    return {
        "insert": ("POST", "/api/show_costs", again),
        "update": ("PATCH", of_cost, {"amount": 5, "version": 2}),
        "fee": ("PATCH", of_fee, {"fee": 5, "version": 1}),
        "delete": ("PATCH", of_cost, {"deleted_at": "now", "version": 2}),
        "restore": ("POST", "/api/rpc/restore", earlier),
        "role": ("PATCH", seat, {"role": "finance", "version": 1}),
        "rename": ("PATCH", f"/api/organizations/{org}", {"name": "Mine", "version": 1}),
        "invite": ("POST", "/api/rpc/create_invitation_link", invitation),
    }


def state(band: Band) -> list[Any]:
    """All that these would change."""
    query = "select count(*), max(seq) from change.log"
    return band.sql.execute(query).fetchall()


def test_nothing_is_written_by_a_pin_that_needs_more(band: Band) -> None:
    before = state(band)
    for name, (method, path, body) in writes(band).items():
        reply = band.weak.api.request(method, path, json=body)
        assert 400 <= reply.status_code < 500, (name, reply.text)
    assert state(band) == before


@pytest.mark.parametrize(
    ("call", "body"),
    [
        ("create_invitation_link", {"role": "crew"}),
    ],
)
def test_functions_say_that_only_strength_is_missing(
    band: Band, call: str, body: dict[str, Any]
) -> None:
    reply = band.weak.api.post(f"/api/rpc/{call}", json={"org_id": band.full.org_id} | body)
    assert refusal(reply) == (401, "STEP_UP_REQUIRED")
    challenge = reply.headers["WWW-Authenticate"]
    assert challenge.startswith('Bearer error="insufficient_user_authentication"')


def test_what_was_edited_offline_waits_for_a_full_sign_in(band: Band) -> None:
    edit = update("show_costs", band.cost | {"version": 2}, description=f"Paid {uuid4().hex}")
    (verdict,) = push(band.weak, [edit])
    assert (verdict["verdict"], verdict["code"]) == ("rejected", "STEP_UP_REQUIRED")
    (verdict,) = push(band.full, [edit])
    assert verdict["verdict"] == "applied"
    # And repeated by the PIN, it tells what became of it but not the row.
    (verdict,) = push(band.weak, [edit])
    assert "row" not in verdict
    assert "row" not in verdict.get("first", {})


def test_shows_are_written_by_a_pin(band: Band) -> None:
    show = add_show(band.weak, name="Melkweg")
    (verdict,) = push(band.weak, [update("shows", show, notes="Load in at noon")])
    assert verdict["verdict"] == "applied"


def test_after_a_step_up_the_new_token_opens_money(band: Band) -> None:
    weak = by_pin(band.http, band.sql, band.full)
    with weak.api:
        assert weak.api.get("/api/show_costs").json() == []
        reply = weak.api.post("/auth/step-up", json={"password": PASSWORD})
        headers = {"Authorization": f"Bearer {reply.json()['access_token']}"}
        assert weak.api.get("/api/show_costs", headers=headers).json() != []
        # The old token stays what it is until it is replaced.
        assert weak.api.get("/api/show_costs").json() == []
