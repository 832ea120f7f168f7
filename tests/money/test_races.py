"""Who settles a show and who edits it at the same time: one after the other, never both at once."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

import psycopg
import pytest

from tests.api.tour.conftest import Band, band
from tests.support.database import Connection
from tests.support.together import together
from tests.support.waiting import wait_for_lock

__all__ = ["band"]

SETTLE = "select api.settle(%s)"
# What an edit is, and which column of the sheet's inputs it moves.
EDITS = {
    "a bill changed": "update api.show_costs set amount = amount + 1 where show_id = %s",
    "a bill deleted": "update api.show_costs set deleted_at = now() where show_id = %s",
    "a bill more": "insert into api.show_costs (kind, currency, amount, show_id)"
    " values ('crew', 'EUR', 7, %s)",
    "the fee": "update api.show_deals set fee = fee + 1 where show_id = %s",
    "tickets sold": "update api.ticket_scales set sold_count = sold_count + 1 where show_id = %s",
    "another price": "insert into api.ticket_scales (name, price, sold_count, show_id)"
    " values ('Box', 60, 10, %s)",
    "a bonus": "insert into api.deal_bonuses (measure, threshold, kind, amount, show_id)"
    " values ('tickets', 1, 'flat', 100, %s)",
    "the date": "update api.shows set show_on = show_on + 1 where id = %s",
    "who came": "update api.shows set actual_attendance = 5 where id = %s",
}
PAYMENTS = {
    "a payment": "insert into api.show_payments (kind, amount, currency, paid_on, show_id)"
    " values ('balance', 900, 'EUR', '2027-03-02', %s)",
    "another amount": "update api.show_payments set amount = 111 where show_id = %s",
    "no payment": "update api.show_payments set deleted_at = now() where show_id = %s",
}


def one(session: Connection, query: str, *parameters: Any) -> Any:
    """The one value that a statement answers."""
    row = session.execute(query.encode(), parameters).fetchone()
    return row[0] if row else None


def add_show(session: Connection) -> uuid.UUID:
    """A confirmed show that could be settled."""
    show_id: uuid.UUID = one(
        session,
        "insert into api.shows (name, show_on, city, country, actual_attendance)"
        " values ('Club', '2027-03-01', 'Utrecht', 'NL', 300) returning id",
    )
    for query in (
        "insert into api.show_deals (show_id, currency, fee, deal_type, percent, percent_base)"
        " values (%s, 'EUR', 1000, 'versus', 70, 'net')",
        "insert into api.ticket_scales (show_id, name, price, sold_count)"
        " values (%s, 'A', 20, 300)",
        "insert into api.show_costs (show_id, kind, currency, amount, deducted)"
        " values (%s, 'light', 'EUR', 250, 'top')",
        "insert into api.show_payments (show_id, kind, currency, amount, paid_on)"
        " values (%s, 'deposit', 'EUR', 500, '2027-01-01')",
        "update api.shows set status = 'pending' where id = %s",
        "update api.shows set status = 'confirmed' where id = %s",
    ):
        session.execute(query.encode(), [show_id])
    return show_id


@contextmanager
def meanwhile(band: Band, query: str, show_id: uuid.UUID) -> Iterator[Callable[[], str | None]]:
    """A statement that waits for who came first; it yields how to learn the code it ended with."""
    with (
        band.connect() as session,
        ThreadPoolExecutor(1) as thread,
        band.database.connect() as watch,
    ):

        def run() -> str | None:
            try:
                session.execute(query.encode(), [show_id])
            except psycopg.Error as error:
                return code_of(error)
            return None

        waiting = thread.submit(run)
        wait_for_lock(watch, query.split("%")[0].replace("'", "''"))
        yield waiting.result


def code_of(error: psycopg.Error) -> str:
    """The code of a refusal, as the API would answer it."""
    code: str = json.loads(error.diag.message_primary or "{}").get("code", error.sqlstate)
    return code


def assert_agreed(band: Band, show_id: uuid.UUID) -> None:
    """What was settled is what the rows say, and the journal what the sheet says."""
    with band.database.connect() as superuser:
        settled, live = superuser.execute(
            "select settlements.figures, tour.calculate(tour.settlement_inputs(%s))"
            " from api.settlements where show_id = %s and settled_at is not null",
            [show_id, show_id],
        ).fetchone() or (None, None)
        assert settled is not None
        moving = {"payments", "paid", "outstanding"}
        assert {k: v for k, v in settled.items() if k not in moving} == {
            k: v for k, v in live.items() if k not in moving
        }
        owed = one(
            superuser,
            "select sum(amount) from api.journal_lines as lines join api.journal_entries as entries"
            " on entries.id = lines.entry_id where show_id = %s and account = 'promoter'",
            show_id,
        )
        assert (owed or 0) == Decimal(str(live["outstanding"]))


@pytest.mark.parametrize("edit", EDITS)
def test_who_edits_first_is_settled_with(band: Band, edit: str) -> None:
    with band.connect() as member:
        show_id = add_show(member)
    with band.connect(autocommit=False) as editor:
        editor.execute(EDITS[edit].encode(), [show_id])
        with meanwhile(band, SETTLE, show_id) as ended:
            editor.commit()
            assert ended() is None
    assert_agreed(band, show_id)


@pytest.mark.parametrize("edit", EDITS)
def test_who_settles_first_keeps_the_edit_out(band: Band, edit: str) -> None:
    with band.connect() as member:
        show_id = add_show(member)
    with band.connect(autocommit=False) as settling:
        settling.execute(SETTLE, [show_id])
        with meanwhile(band, EDITS[edit], show_id) as ended:
            settling.commit()
            assert ended() == "SHOW_SETTLED"
    assert_agreed(band, show_id)


@pytest.mark.parametrize("is_first", [True, False], ids=["paid first", "settled first"])
@pytest.mark.parametrize("change", PAYMENTS)
def test_a_payment_is_posted_whoever_comes_first(band: Band, change: str, is_first: bool) -> None:
    with band.connect() as member:
        show_id = add_show(member)
    first, second = (PAYMENTS[change], SETTLE) if is_first else (SETTLE, PAYMENTS[change])
    with band.connect(autocommit=False) as session:
        session.execute(first.encode(), [show_id])
        with meanwhile(band, second, show_id) as ended:
            session.commit()
            assert ended() is None
    assert_agreed(band, show_id)


def test_a_show_is_settled_once(band: Band) -> None:
    with band.connect() as member:
        show_id = add_show(member)

    def settle(_: int) -> str | None:
        with band.connect() as session:
            try:
                session.execute(SETTLE, [show_id])
            except psycopg.Error as error:
                return code_of(error)
            return None

    assert sorted(map(str, together(4, settle))) == ["None"] + ["SHOW_SETTLED"] * 3
    assert_agreed(band, show_id)


def test_a_settlement_is_corrected_once(band: Band) -> None:
    with band.connect() as member:
        show_id = add_show(member)
        member.execute(SETTLE, [show_id])

    def correct(_: int) -> str | None:
        with band.connect() as session:
            try:
                session.execute("select api.correct_settlement(%s, 'Late bill')", [show_id])
            except psycopg.Error as error:
                return code_of(error)
            return None

    assert sorted(map(str, together(4, correct))) == ["NOT_SETTLED"] * 3 + ["None"]
    with band.connect() as member:
        member.execute(SETTLE, [show_id])
    assert_agreed(band, show_id)
