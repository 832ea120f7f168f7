"""Who comes to a group, and what is planned for it at the same moment: nobody misses anything."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from typing import LiteralString

import psycopg
import pytest

from tests.support.database import Connection, Database
from tests.support.together import together
from tests.support.waiting import wait_for_lock

JOIN: LiteralString = """
    insert into api.party_members (group_id, user_id)
    select groups.id, users.id from api.party_groups as groups cross join api.users
    where users.full_name = 'Cal'
"""
PLAN: LiteralString = """
    insert into api.itinerary_items (org_id, kind, starts_on, visibility, party_group_id)
    select groups.org_id, 'bus', '2027-03-02', 'group', groups.id from api.party_groups as groups
"""
SHARE: LiteralString = """
    update api.itinerary_items as items set visibility = 'group', party_group_id = groups.id
    from api.party_groups as groups
"""
# Items of the group that do not say that Cal reads them, or say it though he is not in it.
WRONG: LiteralString = """
    select items.id from api.itinerary_items as items
    where items.topics <> tour.item_topics(items) and items.deleted_at is null
"""


@pytest.fixture
def band(db: Database) -> Database:
    """A band with a group, and Cal, who is in the band."""
    with db.connect() as sql:
        sql.execute("insert into api.users (full_name) values ('Cal'), ('Vic')")
        sql.execute("insert into api.organizations (name) values ('The Band')")
        sql.execute(
            "insert into api.memberships (org_id, user_id, role)"
            " select organizations.id, users.id, 'crew' from api.organizations, api.users"
        )
        sql.execute(
            "insert into api.party_groups (org_id, name) select id, 'Crew' from api.organizations"
        )
        sql.execute(
            "insert into api.itinerary_items (org_id, kind, starts_on)"
            " select id, 'doors', '2027-03-02' from api.organizations"
        )
    return db


@pytest.mark.parametrize(
    ("first", "second"), [(JOIN, PLAN), (PLAN, JOIN), (JOIN, SHARE), (SHARE, JOIN)]
)
def test_who_comes_reads_what_is_planned_meanwhile(
    band: Database, first: LiteralString, second: LiteralString
) -> None:
    with ExitStack() as closing:
        one, two, watch = (closing.enter_context(band.connect()) for _ in range(3))
        threads = closing.enter_context(ThreadPoolExecutor(1))
        with one.transaction():
            one.execute(first)
            waiting = threads.submit(two.execute, second)
            wait_for_lock(watch, second.strip().splitlines()[0].partition("'")[0])
        waiting.result()
        assert watch.execute(WRONG).fetchall() == []
        topics = watch.execute(
            "select topics from api.itinerary_items where visibility = 'group'"
        ).fetchall()
        assert all(len(row[0]) == 2 for row in topics), topics


def act(sql: Connection, number: int) -> None:
    """One of many things that happen to groups and their items; a deadlock undoes it."""
    dice = random.Random(number)  # noqa: S311 - so that a failure happens again
    for _ in range(15):
        query: LiteralString = dice.choice(
            [
                JOIN,
                JOIN.replace("Cal", "Vic"),
                "update api.party_members set deleted_at = now()"
                " where deleted_at is null and random() < 0.5",
                PLAN,
                SHARE,
                "update api.itinerary_items set visibility = 'all', party_group_id = null"
                " where random() < 0.5",
                "update api.itinerary_items set title = 'x' where random() < 0.5",
            ]
        )
        try:
            sql.execute(query)
        except (psycopg.errors.UniqueViolation, psycopg.errors.DeadlockDetected):
            continue


def test_whatever_happens_at_once_everybody_reads_what_is_theirs(band: Database) -> None:
    with ExitStack() as closing:
        sessions = [closing.enter_context(band.connect()) for _ in range(5)]
        together(5, lambda number: act(sessions[number], number))
        assert sessions[0].execute(WRONG).fetchall() == []


def test_a_group_may_have_more_items_than_a_statement_may_change(band: Database) -> None:
    with band.connect() as sql:
        sql.execute(f"{PLAN} cross join generate_series(1, 5001)")
        sql.execute(JOIN)
        assert sql.execute(WRONG).fetchall() == []
