"""Settling and correcting are each one thing: whatever breaks on the way, nothing has happened."""

from __future__ import annotations

import uuid

import psycopg
import pytest

from tests.api.tour.conftest import Band
from tests.support import faults
from tests.support.database import Connection

MONEY = """
with tour as (
    insert into api.tours (org_id, name) values (%(org)s, 'Spring') returning id
),
show as (
    insert into api.shows (org_id, tour_id, name, show_on, city, country, status, actual_attendance)
    select %(org)s, id, 'Paradiso', '2024-03-02', 'Amsterdam', 'NL', 'pending', 700 from tour
    returning id, tour_id
),
deal as (
    insert into api.show_deals (
        show_id, currency, deal_type, fee, percent, percent_base, door_price
    )
    select id, 'EUR', 'versus', 1000, 70, 'net_gross', 20 from show
),
costs as (
    insert into api.show_costs (show_id, kind, amount, currency, deducted)
    select id, 'sound', 950.50, 'EUR', 'top' from show
    union all
    select id, 'hotel', 800, 'USD', 'bottom' from show
),
payment as (
    insert into api.show_payments (show_id, kind, amount, currency, paid_on)
    select id, 'deposit', 500, 'USD', '2024-03-01' from show
)
select id, tour_id from show
"""


@pytest.fixture
def show(band: Band) -> tuple[uuid.UUID, uuid.UUID]:
    """A show to settle and its tour."""
    with band.database.connect() as superuser:
        row = superuser.execute(MONEY, {"org": band.org_id}).fetchone()
        assert row is not None
        superuser.execute("update api.shows set status = 'confirmed' where id = %s", [row[0]])
        return row[0], row[1]


def test_an_error_at_any_boundary_of_settle_leaves_no_trace(
    band: Band, show: tuple[uuid.UUID, uuid.UUID]
) -> None:
    boundaries = faults.strike_everywhere(
        band.database, band.connect, "select api.settle(%s)", [show[0]]
    )
    # The settlement, two entries and their lines, each with its log.
    assert boundaries >= 5 * 4


def test_an_error_at_any_boundary_of_settle_tour_leaves_no_trace(
    band: Band, show: tuple[uuid.UUID, uuid.UUID]
) -> None:
    boundaries = faults.strike_everywhere(
        band.database, band.connect, "select api.settle_tour(%s)", [show[1]]
    )
    assert boundaries >= 5 * 4


def test_an_error_at_any_boundary_of_a_correction_leaves_no_trace(
    band: Band, show: tuple[uuid.UUID, uuid.UUID]
) -> None:
    with band.connect() as owner:
        owner.execute("select api.settle(%s)", [show[0]])
    boundaries = faults.strike_everywhere(
        band.database, band.connect, "select api.correct_settlement(%s, 'Miscounted')", [show[0]]
    )
    # The settlement, the reversal and its lines.
    assert boundaries >= 3 * 4


def test_what_is_out_of_balance_is_not_committed(
    band: Band, show: tuple[uuid.UUID, uuid.UUID]
) -> None:
    """The last boundary is the commit, which no entry gets over that has a cent too many."""
    with band.connect() as owner:
        owner.execute("select api.settle(%s)", [show[0]])
    untouched = faults.fingerprint(band.database)
    with band.database.connect(autocommit=False) as superuser:
        break_a_line(superuser)
        with pytest.raises(psycopg.Error, match="JOURNAL_UNBALANCED"):
            superuser.commit()
    assert faults.fingerprint(band.database) == untouched


def break_a_line(superuser: Connection) -> None:
    """Write a line too many."""
    superuser.execute(
        "insert into api.journal_lines (org_id, entry_id, account, amount, currency)"
        " select org_id, id, 'exchange', 0.01, 'EUR' from api.journal_entries"
        " where kind = 'settlement'"
    )
