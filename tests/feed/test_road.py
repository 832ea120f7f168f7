"""Whoever may see a day's items has them from the feed, and nobody else, however groups change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any, LiteralString

import httpx
import psycopg
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ontour.stack import Stack
from tests.feed.following import Live, Polling, shown
from tests.support import people
from tests.support.database import Connection, Database
from tests.support.factors import by_pin
from tests.support.people import Person
from tests.support.waiting import eventually

TABLES = ["itinerary_items", "party_groups", "party_members", "per_diems", "day_sheet_views"]
ROLES = ["manager", "finance", "crew", "viewer"]
GROUPS = 2


@dataclass
class World:
    """One organization, a person of each role, the last of them with a PIN alone; all by psql."""

    sql: Connection
    people: list[Person]
    org: str = ""

    def begin(self) -> None:
        """A new organization, with two empty groups; everybody has left the one before."""
        self._run(
            "update api.memberships set deleted_at = now() where org_id::text = %s"
            " and deleted_at is null",
            self.org,
        )
        [self.org] = self._rows("insert into api.organizations (name) values ('O') returning id")
        for number, role in enumerate(ROLES):
            self.member(number, role)
        for number in range(GROUPS):
            self._run(
                "insert into api.party_groups (org_id, name) values (%s, %s)", self.org, str(number)
            )

    def member(self, person: int, role: str | None) -> None:
        """Somebody comes with this role, or leaves."""
        who = self.people[person].id
        self._run(
            "update api.memberships set deleted_at = now()"
            " where org_id = %s and user_id = %s and deleted_at is null",
            self.org,
            who,
        )
        if role:
            self._run(
                "insert into api.memberships (org_id, user_id, role) values (%s, %s, %s)",
                self.org,
                who,
                role,
            )

    def join(self, person: int, group: int) -> None:
        """Somebody comes into a group, if they are in the organization and not in the group."""
        self._run(
            "insert into api.party_members (group_id, user_id) values (%s, %s)",
            self._group(group),
            self.people[person].id,
        )

    def leave(self, person: int, group: int) -> None:
        """Somebody leaves a group."""
        self._run(
            "update api.party_members set deleted_at = now()"
            " where group_id = %s and user_id = %s and deleted_at is null",
            self._group(group),
            self.people[person].id,
        )

    def plan(self, visibility: str, group: int, owner: int) -> None:
        """An item."""
        self._run(
            "insert into api.itinerary_items"
            " (org_id, kind, starts_on, visibility, party_group_id, owner_id)"
            " values (%s, 'other', '2027-03-02', %s, %s, %s)",
            self.org,
            *self._audience(visibility, group, owner),
        )

    def show(self, pick: int, visibility: str, group: int, owner: int) -> None:
        """One of the items is for others now."""
        self._run(
            "update api.itinerary_items set visibility = %s, party_group_id = %s, owner_id = %s"
            " where id = %s",
            *self._audience(visibility, group, owner),
            self._item(pick),
        )

    def change(self, pick: int, deleted: bool) -> None:
        """One of the items is changed, or deleted."""
        self._run(
            "update api.itinerary_items set deleted_at = case when %s then now() end where id = %s",
            deleted,
            self._item(pick),
        )

    def pay(self, person: int) -> None:
        """Somebody gets a per diem."""
        self._run(
            "insert into api.per_diems (org_id, user_id, starts_on, ends_on, amount, currency)"
            " values (%s, %s, '2027-03-02', '2027-03-02', 35, 'EUR')",
            self.org,
            self.people[person].id,
        )

    def look(self, person: int) -> None:
        """Somebody has seen the day."""
        self._run(
            "insert into api.day_sheet_views (org_id, user_id, day_on, seen_at)"
            " values (%s, %s, '2027-03-02', now())",
            self.org,
            self.people[person].id,
        )

    def numbered(self) -> int:
        """The position up to which the feed has everything."""
        [last] = self._rows("select max(seq) from change.log")
        eventually(lambda: self._rows("select position from change.feed where seq = %s", last))
        [head] = self._rows("select change.head()")
        return int(head)

    def _audience(self, visibility: str, group: int, owner: int) -> tuple[Any, ...]:
        return (
            visibility,
            self._group(group) if visibility == "group" else None,
            self.people[owner].id if visibility == "own" else None,
        )

    def _group(self, group: int) -> Any:
        query: LiteralString = "select id from api.party_groups where org_id = %s and name = %s"
        return self._rows(query, self.org, str(group))[0]

    def _item(self, pick: int) -> Any:
        query: LiteralString = "select id from api.itinerary_items where org_id = %s order by id"
        items = self._rows(query, self.org)
        return items[pick % len(items)] if items else None

    def _run(self, query: LiteralString, *values: Any) -> None:
        try:
            with self.sql.transaction():
                self.sql.execute(query, values)
        except psycopg.Error:
            pass  # What breaks a rule is not done.

    def _rows(self, query: LiteralString, *values: Any) -> list[Any]:
        return [row[0] for row in self.sql.execute(query, values)]


persons, groups = st.integers(0, len(ROLES) - 1), st.integers(0, GROUPS - 1)
picks = st.integers(0, 5)
audiences = (st.sampled_from(["all", "group", "group", "own"]), groups, persons)
steps = st.one_of(
    st.tuples(st.just("plan"), *audiences),
    st.tuples(st.just("plan"), *audiences),
    st.tuples(st.just("show"), picks, *audiences),
    st.tuples(st.just("change"), picks, st.booleans()),
    st.tuples(st.just("join"), persons, groups),
    st.tuples(st.just("join"), persons, groups),
    st.tuples(st.just("leave"), persons, groups),
    st.tuples(st.just("member"), persons, st.sampled_from([*ROLES, None])),
    st.tuples(st.just("pay"), persons),
    st.tuples(st.just("look"), persons),
    st.tuples(st.just("compare")),
)
# Who was in a group, leaves the organization and comes back, is not in the group again.
AROUND = [
    ("plan", "group", 0, 0),
    ("join", 2, 0),
    ("compare",),
    ("member", 2, None),
    ("compare",),
    ("member", 2, "crew"),
    ("compare",),
    ("join", 2, 0),
    ("leave", 2, 0),
]


@pytest.fixture(scope="module")
def world(stack: Stack, http: httpx.Client) -> Iterator[World]:
    """Four people who share nothing yet."""
    with ExitStack() as closing:
        met = [people.register(http, f"Person {number}") for number in range(len(ROLES))]
        for person in met:
            closing.enter_context(person.api)
        sql = closing.enter_context(Database(stack.cluster, stack.dbname).connect())
        met[-1] = by_pin(http, sql, met[-1])
        closing.enter_context(met[-1].api)
        yield World(sql, met)


@pytest.mark.postgrest
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example(history=AROUND)
@given(history=st.lists(steps, min_size=4, max_size=20))
def test_what_one_can_select_of_the_road_is_what_the_feed_has_told(
    stack: Stack, world: World, history: list[tuple[Any, ...]]
) -> None:
    world.begin()
    world.numbered()
    with ExitStack() as closing:
        followers = [
            follower
            for person in world.people
            for follower in (Polling(person), Live(stack, person, closing))
        ]
        for name, *arguments in [*history, ("compare",)]:
            if name != "compare":
                act: Callable[..., None] = getattr(world, name)
                act(*arguments)
                continue
            head = world.numbered()
            for follower in followers:
                follower.come_to(head)
                told = {
                    key: version for key, version in follower.versions().items() if key[0] in TABLES
                }
                assert told == shown(follower.person, TABLES), type(follower)
