"""Who can select a row has it from the feed, and nobody else: for any people, roles and rows."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any, LiteralString

import httpx
import psycopg
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from psycopg.sql import SQL, Composed, Identifier

from ontour.cluster import Cluster
from ontour.stack import Stack
from ontour.throwaway import Throwaway
from tests.conftest import NO_RATE_LIMIT
from tests.feed.following import Follower, Live, Polling, shown
from tests.support import people
from tests.support.database import Connection, Database
from tests.support.factors import by_pin
from tests.support.people import Person
from tests.support.stacks import own_stack
from tests.support.waiting import eventually

TABLES = ["tours", "venues", "shows", "show_costs", "show_deals", "comments", "notifications"]
PEOPLE, ORGS = 4, 3
# Those of them for whom only a PIN vouches; and what they never see.
WEAK, MONEY = 2, {"show_costs", "show_deals", "show_totals"}
LIVE = SQL("where org_id = %s and user_id = %s and deleted_at is null")


@dataclass
class World:
    """Organizations of nobody, to which people come and from which they go."""

    sql: Connection
    people: list[Person]
    orgs: list[str] = field(default_factory=list)
    rows: list[tuple[str, uuid.UUID]] = field(default_factory=list)

    def begin(self) -> None:
        """Everybody has left whatever they were in, and there are new organizations."""
        self.sql.execute(
            """
            update api.memberships set deleted_at = now()
            where deleted_at is null and user_id = any (%s::uuid[])
                and org_id not in (
                    select id from api.organizations where personal_user_id is not null
                )
            """,
            [[person.id for person in self.people]],
        )
        self.orgs = [
            str(self._one("insert into api.organizations (name) values ('O') returning id"))
            for _ in range(ORGS)
        ]
        self.rows = []

    def do(self, steps: list[Callable[[World], None]]) -> None:
        """All in one transaction; what breaks a rule undoes all of them."""
        rows = list(self.rows)
        try:
            with self.sql.transaction():
                for step in steps:
                    step(self)
        except psycopg.Error:
            self.rows = rows

    def numbered(self) -> int:
        """The position up to which the feed has everything."""
        last = self._one("select max(seq) from change.log")
        query = "select position from change.feed where seq = %s"
        eventually(lambda: self.sql.execute(query, [last]).fetchone())
        head: int = self._one("select change.head()")
        return head

    def member(self, person: int, org: int, role: str | None) -> None:
        """Somebody has this role from now on, or none."""
        key = [self.orgs[org], self.people[person].id]
        if role is None:
            self._run(SQL("update api.memberships set deleted_at = now() {}").format(LIVE), key)
        elif not self._run(
            SQL("update api.memberships set role = %s {}").format(LIVE), [role, *key]
        ):
            self._run(
                SQL("insert into api.memberships (org_id, user_id, role) values (%s, %s, %s)"),
                [*key, role],
            )

    def insert(self, table: str, org: int) -> None:
        """A new row; money needs a show, talk a row to talk about."""
        if table == "comments":
            if not self.rows:
                return
            subject_table, subject_id = self.rows[-1]
            columns = {"subject_table": subject_table, "subject_id": subject_id, "body": "Hm"}
        elif table == "notifications":
            columns = {"org_id": self.orgs[org], "user_id": self.people[org].id, "kind": "mention"}
            columns |= {"subject_table": "shows", "subject_id": uuid.uuid4()}
        elif table.startswith("show_"):
            shows = [row_id for name, row_id in self.rows if name == "shows"]
            if not shows:
                return
            columns = {"show_id": shows[-1], "currency": "EUR"}
            if table == "show_costs":
                columns |= {"kind": "sound", "amount": 5}
        else:
            columns = {"org_id": self.orgs[org], "name": uuid.uuid4().hex}
        query = SQL("insert into api.{} ({}) values ({}) returning id").format(
            Identifier(table),
            SQL(", ").join(map(Identifier, columns)),
            SQL(", ").join(SQL("%s") for _ in columns),
        )
        self.rows.append((table, self._one(query, [*columns.values()])))

    def change(self, pick: int, assignment: LiteralString, *values: object) -> None:
        """Set something of one of the rows."""
        if self.rows:
            table, row_id = self.rows[pick % len(self.rows)]
            query = SQL("update api.{} set {} where id = %s")
            self._run(query.format(Identifier(table), SQL(assignment)), [*values, row_id])

    def purge(self, pick: int) -> None:
        """A row is gone for good."""
        if self.rows:
            table, row_id = self.rows[pick % len(self.rows)]
            self._run(SQL("delete from api.{} where id = %s").format(Identifier(table)), [row_id])

    def rename(self, person: int) -> None:
        """Somebody gets another name."""
        name = [uuid.uuid4().hex, self.people[person].id]
        self._run(SQL("update api.users set full_name = %s where id = %s"), name)

    def _run(self, query: SQL | Composed, values: list[Any]) -> int:
        return self.sql.execute(query, values).rowcount

    def _one(self, query: Any, values: list[Any] | None = None) -> Any:
        found = self.sql.execute(query, values).fetchone()
        assert found is not None
        return found[0]


Step = Callable[[World], None]
person_numbers, org_numbers = st.integers(0, PEOPLE - 1), st.integers(0, ORGS - 1)
picks = st.integers(0, 11)
roles = st.sampled_from(["admin", "manager", "finance", "crew", "viewer", None])


def _step(name: str, *arguments: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.tuples(st.just(name), *arguments)


# As data, so that a failing example is told in full.
steps = st.one_of(
    _step("member", person_numbers, org_numbers, roles),
    _step("member", person_numbers, org_numbers, roles),
    _step("insert", st.sampled_from(TABLES), org_numbers),
    _step("insert", st.sampled_from(TABLES), org_numbers),
    _step("change", picks, st.just("version = version")),
    _step("change", picks, st.just("deleted_at = now()")),
    _step("change", picks, st.just("deleted_at = null")),
    _step("move", picks, org_numbers),
    _step("purge", picks),
    _step("rename", person_numbers),
)
transactions = st.tuples(st.just("do"), st.lists(steps, min_size=1, max_size=3))
looks = st.tuples(st.just("look"), st.lists(person_numbers, max_size=2))


def _taken(step: tuple[Any, ...]) -> Step:
    name, *arguments = step
    if name == "move":
        pick, org = arguments
        return lambda world: world.change(pick, "org_id = %s", world.orgs[org])
    return lambda world: getattr(world, name)(*arguments)


@pytest.fixture(scope="module")
def eager(throwaway: Throwaway, cluster: Cluster) -> Iterator[Stack]:
    """A stack whose relay says all the time how far one is."""
    often = {"RELAY_HEARTBEAT_SECONDS": "0.1"}
    with own_stack(throwaway, cluster, "eager", NO_RATE_LIMIT, often) as running:
        yield running


@pytest.fixture(scope="module")
def world(eager: Stack) -> Iterator[World]:
    """Four people who share nothing yet."""
    with ExitStack() as closing:
        http = closing.enter_context(httpx.Client(base_url=eager.base_url, timeout=30))
        met = [people.register(http, f"Person {number}") for number in range(PEOPLE)]
        for person in met:
            closing.enter_context(person.api)
        sql = closing.enter_context(Database(eager.cluster, eager.dbname).connect())
        for number in range(PEOPLE - WEAK, PEOPLE):
            met[number] = by_pin(http, sql, met[number])
            closing.enter_context(met[number].api)
        yield World(sql, met)


# While one is away, a colleague gets another name and joins a second organization that they share,
# and one leaves the first: the new name came through that alone.
AWAY = [
    ("do", [("member", 0, 0, "crew"), ("member", 1, 0, "crew"), ("member", 0, 1, "crew")]),
    ("look", [0]),
    ("do", [("rename", 1)]),
    ("do", [("member", 1, 1, "crew")]),
    ("do", [("member", 0, 0, None)]),
]
# A deleted row is corrected by the tables' owner.
BURIED = [
    ("do", [("member", 0, 0, "crew"), ("insert", "tours", 0)]),
    ("do", [("change", 0, "deleted_at = now()"), ("change", 0, "version = version")]),
]


@pytest.mark.postgrest
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example(history=AWAY)
@example(history=BURIED)
@given(history=st.lists(st.one_of(transactions, transactions, looks), max_size=14))
def test_what_one_can_select_is_what_the_feed_has_told(
    eager: Stack, world: World, history: list[tuple[str, Any]]
) -> None:
    world.begin()
    world.numbered()
    tables = [name for (name,) in world.sql.execute("select table_name from change.tracked()")]
    with ExitStack() as closing:
        followers: list[Follower] = []
        for person in world.people:
            followers += [Polling(person), Live(eager, person, closing)]
        for kind, what in [*history, ("look", [])]:
            if kind == "do":
                world.do([_taken(step) for step in what])
                continue
            head = world.numbered()
            for follower in followers:
                follower.come_to(head)
                assert follower.versions() == shown(follower.person, tables), type(follower)
                if follower.person in world.people[-WEAK:]:
                    assert not MONEY & {table for table, _ in follower.versions()}
            # Some hear nothing until somebody looks again.
            for number in what:
                followers[2 * number + 1].be_cut_off()
