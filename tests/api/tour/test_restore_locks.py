"""Who restores a show and who changes its money wait for each other, and never in a circle."""

from __future__ import annotations

import random
import uuid
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack

import psycopg
import pytest

from tests.api.tour.conftest import Band
from tests.support.database import Connection
from tests.support.together import together
from tests.support.waiting import wait_for_lock

ROUNDS = 20


def add_show(session: Connection) -> tuple[uuid.UUID, uuid.UUID, uuid.UUID]:
    """A show with a fee and two costs, all changed since its version 2: show, fee, a cost."""
    row = session.execute(
        "insert into api.shows (name, show_on) values ('Club', '2027-03-01') returning id"
    ).fetchone()
    assert row is not None
    show_id = row[0]
    fee = session.execute(
        "insert into api.show_deals (show_id, fee, currency) values (%s, 100, 'EUR') returning id",
        [show_id],
    ).fetchone()
    cost = session.execute(
        "insert into api.show_costs (show_id, kind, amount, currency)"
        " values (%s, 'sound', 10, 'EUR'), (%s, 'light', 20, 'EUR') returning id",
        [show_id, show_id],
    ).fetchone()
    assert fee is not None
    assert cost is not None
    session.execute("update api.shows set show_on = '2027-03-02' where id = %s", [show_id])
    session.execute("update api.show_costs set amount = amount + 1 where show_id = %s", [show_id])
    session.execute("update api.show_deals set fee = 200 where show_id = %s", [show_id])
    session.execute("update api.shows set show_on = '2027-03-03' where id = %s", [show_id])
    return show_id, fee[0], cost[0]


class Stage:
    """Sessions that act one after another, each as far as it gets."""

    def __init__(self, band: Band, stack: ExitStack) -> None:
        self._band, self._stack = band, stack
        self._threads = stack.enter_context(ThreadPoolExecutor(2))
        self._watch = stack.enter_context(band.database.connect())

    def until_it_waits(self, query: str, parameters: list[object]) -> Future[object]:
        """Start a statement and return when it waits for a lock."""
        session = self._stack.enter_context(self._band.connect())
        done: Future[object] = self._threads.submit(session.execute, query, parameters)
        wait_for_lock(self._watch, query.split("%")[0].replace("'", "''"))
        return done


@pytest.fixture
def stage(band: Band) -> Callable[[ExitStack], Stage]:
    """Make a stage whose sessions end with the stack."""
    return lambda stack: Stage(band, stack)


RESTORE = "select api.restore('shows', %s, 2, true)"


def test_an_edit_of_a_cost_does_not_meet_a_restore_of_its_show_in_a_circle(
    band: Band, stage: Callable[[ExitStack], Stage]
) -> None:
    with band.connect() as member:
        show_id, _, cost_id = add_show(member)
    with ExitStack() as stack:
        on = stage(stack)
        holder = stack.enter_context(band.database.connect())
        with holder.transaction():
            # Whoever wants the totals waits, in the order in which he came.
            holder.execute(
                "select from tour.show_totals where show_id = %s for no key update", [show_id]
            )
            restore = on.until_it_waits(RESTORE, [show_id])
            edit = on.until_it_waits(
                "update api.show_costs set amount = 99 where id = %s", [cost_id]
            )
        restore.result()
        edit.result()
    with band.connect() as member:
        rows = member.execute(
            "select show_on::text, amount from api.shows"
            " join api.show_costs on show_costs.show_id = shows.id and show_costs.id = %s",
            [cost_id],
        ).fetchall()
    assert rows == [("2027-03-02", 99)]


def test_a_restore_of_a_cost_does_not_meet_one_of_its_show_in_a_circle(
    band: Band, stage: Callable[[ExitStack], Stage]
) -> None:
    with band.connect() as member:
        show_id, _, cost_id = add_show(member)
        member.execute("update api.show_costs set deleted_at = now() where id = %s", [cost_id])
    with ExitStack() as stack:
        on = stage(stack)
        holder = stack.enter_context(band.database.connect())
        with holder.transaction():
            holder.execute("select from api.shows where id = %s for no key update", [show_id])
            first = on.until_it_waits(RESTORE, [show_id])
            second = on.until_it_waits("select api.restore('show_costs', %s, 1)", [cost_id])
        first.result()
        second.result()


def test_editors_deleters_and_restorers_of_one_show(band: Band) -> None:
    with band.connect() as member:
        show_id, fee_id, cost_id = add_show(member)
    acts: list[tuple[str, list[object]]] = [
        ("update api.show_costs set amount = amount + 1 where id = %s", [cost_id]),
        ("update api.show_deals set fee = fee + 1 where id = %s", [fee_id]),
        (
            "insert into api.show_costs (show_id, kind, amount, currency)"
            " values (%s, 'crew', 1, 'EUR')",
            [show_id],
        ),
        ("update api.shows set actual_attendance = 5 where id = %s", [show_id]),
        (RESTORE, [show_id]),
        ("select api.restore('shows', %s, 1)", [show_id]),
        ("select api.restore('show_costs', %s, 1)", [cost_id]),
        ("select api.restore('show_deals', %s, 1)", [fee_id]),
        ("update api.shows set deleted_at = now() where id = %s", [show_id]),
        ("update api.show_costs set deleted_at = now() where id = %s", [cost_id]),
    ]

    def act(number: int) -> list[str]:
        chance = random.Random(number)  # noqa: S311 - no secret
        refused = []
        with band.connect() as session:
            for _ in range(ROUNDS):
                query, parameters = chance.choice(acts)
                try:
                    session.execute(query, parameters)
                except psycopg.DatabaseError as error:
                    # While the show is deleted, its money has nothing to belong to.
                    if "REFERENCE_NOT_FOUND" not in str(error):
                        refused.append(f"{error.sqlstate} {error}")
        return refused

    assert together(8, act) == [[]] * 8
