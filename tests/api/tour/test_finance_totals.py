"""The money of a summary is never stale and never a cent wrong, whoever writes at the same time."""

from __future__ import annotations

import datetime
import random
import uuid
from decimal import Decimal
from typing import Any

import psycopg
import pytest

from tests.api.tour.conftest import Band
from tests.api.tour.oracle import FIGURES, Finances, Show, summary
from tests.support.database import Connection
from tests.support.together import together

CURRENCIES = ("EUR", "USD", "JPY", "KWD", "DEM")  # two, none and three decimals; one without rates
FIRST_DAY = datetime.date(2011, 3, 1)
WRITERS = 8
CHANGES = 40

KEYS = {
    "month": lambda show: f"{show.show_on:%Y-%m}",
    "tour": lambda show: str(show.tour_id) if show.tour_id else None,
    "country": lambda show: show.country,
    "status": lambda show: show.status,
}


def amount(chance: random.Random, currency: str, below: int = 10_000) -> Decimal:
    """Some money; often such that percentages of it end on half a minor unit."""
    decimals = {"JPY": 0, "KWD": 3}.get(currency, 2)
    number = chance.choice([chance.randrange(below * 10**decimals), chance.randrange(1, 99) * 5])
    return Decimal(number).scaleb(-decimals)


def one(session: Connection, query: str, parameters: list[Any]) -> Any:
    """The one value that a statement answers."""
    row = session.execute(query, parameters).fetchone()
    return row[0] if row else None


def add_show(session: Connection, chance: random.Random, tours: list[uuid.UUID]) -> uuid.UUID:
    """A show of one of the last days, its money perhaps, and some costs."""
    show_id: uuid.UUID = one(
        session,
        "insert into api.shows (name, show_on, country, tour_id, actual_attendance)"
        " values ('Club', %s, %s, %s, %s) returning id",
        [
            FIRST_DAY + datetime.timedelta(days=chance.randrange(90)),
            chance.choice(["DE", "NL", None]),
            chance.choice([*tours, None]),
            chance.choice([None, chance.randrange(3000)]),
        ],
    )
    if chance.random() < 0.8:
        add_finances(session, chance, show_id)
    for _ in range(chance.randrange(4)):
        add_cost(session, chance, show_id)
    return show_id


def add_finances(session: Connection, chance: random.Random, show_id: uuid.UUID) -> None:
    currency = chance.choice(CURRENCIES)
    agreed = chance.random() < 0.3 and currency != "EUR"
    session.execute(
        "insert into api.show_deals (show_id, currency, fee, door_price, withholding_percent,"
        " agency_percent, management_percent, fx_currency, fx_rate)"
        " values (%s, %s, %s, %s, %s, %s, %s, %s, %s)",
        [
            show_id, currency, amount(chance, currency), amount(chance, currency, 90),
            Decimal(chance.randrange(0, 300_000)).scaleb(-4),
            chance.choice([0, 10, Decimal("7.5")]),
            Decimal(chance.randrange(0, 2000)).scaleb(-2),
            "EUR" if agreed else None,
            Decimal(chance.randrange(1, 10**6)).scaleb(-5) if agreed else None,
        ],
    )  # fmt: skip


def add_cost(session: Connection, chance: random.Random, show_id: uuid.UUID) -> None:
    currency = chance.choice(CURRENCIES)
    # Nothing where the show is deleted.
    session.execute(
        "insert into api.show_costs (show_id, kind, amount, currency)"
        " select id, 'crew', %s, %s from api.shows where id = %s",
        [amount(chance, currency, 500), currency, show_id],
    )


def change_something(
    session: Connection,
    chance: random.Random,
    show_id: uuid.UUID,
    tours: list[uuid.UUID],
    *,
    may_delete: bool = True,
) -> None:
    """One of all the writes that move a figure, in the way that a client makes it."""
    match chance.randrange(9 if may_delete else 8):
        case 0:
            session.execute(
                "update api.shows set actual_attendance = %s where id = %s",
                [chance.randrange(3000), show_id],
            )
        case 1:
            session.execute(
                "update api.shows set show_on = show_on + 40, tour_id = %s, country = 'FR'"
                " where id = %s",
                [chance.choice([*tours, None]), show_id],
            )
        case 2:
            session.execute("update api.shows set status = 'cancelled' where id = %s", [show_id])
        case 3:
            session.execute(
                "update api.show_deals set fee = %s, currency = %s, door_price = 12,"
                " fx_currency = null, fx_rate = null where show_id = %s",
                [chance.randrange(9000), chance.choice(CURRENCIES), show_id],
            )
        case 4:
            session.execute(
                "update api.show_costs set amount = amount + 1 where show_id = %s", [show_id]
            )
        case 5:
            session.execute(
                "update api.show_costs set deleted_at = now() where show_id = %s", [show_id]
            )
        case 6:
            gone = session.execute(
                "update api.show_deals set deleted_at = now() where show_id = %s", [show_id]
            )
            if gone.rowcount and chance.random() < 0.8:
                add_finances(session, chance, show_id)
        case 7:
            add_cost(session, chance, show_id)
        case 8:
            session.execute("update api.shows set deleted_at = now() where id = %s", [show_id])


def stored(superuser: Connection) -> list[Show]:
    """The live shows as the tables have them."""
    money = {
        row[0]: Finances(*row[1:])
        for row in superuser.execute(
            "select show_id, currency, coalesce(fee, 0), coalesce(door_price, 0),"
            " withholding_percent, agency_percent, management_percent, fx_currency, fx_rate"
            " from api.show_deals where deleted_at is null"
        )
    }
    costs: dict[uuid.UUID, list[tuple[Decimal, str]]] = {}
    for show_id, spent, currency in superuser.execute(
        "select show_id, amount, currency from api.show_costs where deleted_at is null"
    ):
        costs.setdefault(show_id, []).append((spent, currency))
    return [
        Show(show_id, on, status, country, tour, came, money.get(show_id), costs.get(show_id, []))
        for show_id, on, status, country, tour, came in superuser.execute(
            "select id, show_on, status, country, tour_id, actual_attendance"
            " from api.shows where deleted_at is null"
        )
    ]


def assert_summaries_are_exact(band: Band) -> None:
    """Every grouping in several currencies says what the oracle says."""
    with band.database.connect() as superuser, band.connect() as member:
        minor_units = {
            code: units
            for code, units in superuser.execute("select code, minor_units from api.currencies")
        }
        shows = stored(superuser)

        def rate(currency: str, on: datetime.date) -> Decimal | None:
            found: Decimal | None = one(
                superuser,
                "select case %s when 'EUR' then 1 else (select rate from core.fx_rates"
                " where currency = %s and rate_on between %s::date - 7 and %s"
                " order by rate_on desc limit 1) end",
                [currency, currency, on, on],
            )
            fixed = {"DEM": Decimal("1.95583")}
            return fixed.get(currency, found)

        for currency in ("EUR", "USD", "JPY"):
            for group_by, key in KEYS.items():
                counted = [s for s in shows if group_by == "status" or s.status != "cancelled"]
                expected = summary(counted, key, currency, minor_units, rate)
                rows = member.execute(
                    "select key, shows, excluded, gross, fee, withholding, commissions, costs, net"
                    " from api.finance_summary(currency => %s, group_by => %s,"
                    " missing_rates => 'exclude')",
                    [currency, group_by],
                )
                found = {
                    row[0]: dict(zip(("shows", "excluded", *FIGURES, "net"), row[1:], strict=True))
                    for row in rows
                }
                assert found == expected, (currency, group_by)


def make_tours(session: Connection) -> list[uuid.UUID]:
    return [
        one(session, "insert into api.tours (name) values (%s) returning id", [name])
        for name in ("Spring", "Autumn")
    ]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_summary_equals_what_decimals_reckon_after_random_writes(band: Band, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    with band.connect() as member:
        tours = make_tours(member)
        shows = [add_show(member, chance, tours) for _ in range(40)]
        assert_summaries_are_exact(band)
        for _ in range(80):
            change_something(member, chance, chance.choice(shows), tours)
    assert_summaries_are_exact(band)


def test_a_summary_is_exact_after_concurrent_writers(band: Band) -> None:
    with band.connect() as member:
        tours = make_tours(member)
        chance = random.Random(7)  # noqa: S311 - no secret
        # Few shows, so that the writers meet.
        shows = [add_show(member, chance, tours) for _ in range(6)]

    def write(number: int) -> int:
        own_chance = random.Random(number)  # noqa: S311 - no secret
        refused = 0
        with band.connect() as session:
            for _ in range(CHANGES):
                try:
                    with session.transaction():
                        show_id = own_chance.choice(shows)
                        may_delete = own_chance.random() < 0.1
                        change_something(session, own_chance, show_id, tours, may_delete=may_delete)
                        if own_chance.random() < 0.1:
                            raise psycopg.Rollback
                except psycopg.errors.DeadlockDetected:
                    # A show was deleted, and its costs with it, while one of them was changed.
                    refused += 1
                except psycopg.DatabaseError as error:
                    # Somebody else deleted the show a moment ago.
                    if "REFERENCE_NOT_FOUND" not in str(error):
                        raise
                    refused += 1
        return refused

    assert sum(together(WRITERS, write)) < WRITERS * CHANGES / 10
    assert_summaries_are_exact(band)
    with band.database.connect() as superuser:
        columns = (
            "show_id, currency, org_id, show_on, status, country, tour_id, promoter_name, shows,"
            " gross, fee, withholding, commissions, costs, due, paid, overdue_on, overdue,"
            " fx_currency, fx_rate, deal_currency, deal_costs, missing"
        )
        stale = superuser.execute(
            f"select {columns} from tour.show_lines except select {columns} from tour.show_totals"  # noqa: S608
        ).fetchall()
        counts = superuser.execute(
            "select (select count(*) from tour.show_lines), (select count(*) from tour.show_totals)"
        ).fetchone()
    assert stale == []
    assert counts is not None
    assert counts[0] == counts[1]
