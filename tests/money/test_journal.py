"""The journal under a superuser's hands: it adds up by constraint, or the transaction fails."""

from __future__ import annotations

import uuid
from decimal import Decimal

import psycopg
import pytest

from tests.api.tour.conftest import Band, band
from tests.money.test_races import SETTLE, add_show, code_of, one
from tests.support.database import Connection

__all__ = ["band"]

ENTRY = (
    "insert into api.journal_entries (org_id, show_id, kind, revision, entry_on, payment_id)"
    " values (%s, %s, 'payment', 1, '2027-03-01', %s) returning id"
)
LINE = (
    "insert into api.journal_lines (org_id, entry_id, account, amount, currency)"
    " values (%s, %s, %s, %s, %s)"
)


def refused(session: Connection, band: Band, lines: list[tuple[str, str, str]]) -> str | None:
    """The code with which an entry of these lines is refused at the end of its transaction."""
    with band.connect() as member:
        show_id = add_show(member)
    try:
        with session.transaction():
            entry_id = one(session, ENTRY, band.org_id, show_id, uuid.uuid4())
            for account, amount, currency in lines:
                session.execute(LINE, [band.org_id, entry_id, account, amount, currency])
    except psycopg.Error as error:
        return code_of(error)
    return None


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ([("bank", "5", "EUR"), ("promoter", "-5", "EUR")], None),
        ([("bank", "5", "EUR"), ("promoter", "-4.99", "EUR")], "JOURNAL_UNBALANCED"),
        ([("bank", "5", "EUR"), ("promoter", "-5", "USD")], "JOURNAL_UNBALANCED"),
        ([("bank", "5", "EUR")], "JOURNAL_UNBALANCED"),
        ([("bank", "NaN", "EUR"), ("promoter", "NaN", "EUR")], "JOURNAL_UNBALANCED"),
        ([("bank", "Infinity", "EUR"), ("promoter", "-Infinity", "EUR")], "JOURNAL_UNBALANCED"),
    ],
)
def test_an_entry_adds_up(band: Band, lines: list[tuple[str, str, str]], code: str | None) -> None:
    with band.database.connect() as superuser:
        assert refused(superuser, band, lines) == code


def test_no_line_changes(band: Band) -> None:
    with band.connect() as member, band.database.connect() as superuser:
        show_id = add_show(member)
        member.execute(SETTLE, [show_id])
        for change in (
            "update api.journal_lines set amount = amount",
            "update api.journal_lines set account = 'bank'",
            "update api.journal_lines set deleted_at = now()",
            "update api.journal_entries set description = 'x'",
        ):
            with pytest.raises(psycopg.Error) as raised:
                superuser.execute(change.encode())
            assert code_of(raised.value) == "JOURNAL_FINAL"


def test_what_is_settled_is_posted_and_nothing_else(band: Band) -> None:
    with band.connect() as member, band.database.connect() as superuser:
        show_id = add_show(member)
        member.execute(SETTLE, [show_id])
        for forged in (
            "update api.settlements set revision = revision + 1",
            "update api.settlements set settled_at = null, inputs = null, figures = null",
            "update api.settlements set figures = jsonb_set(figures, '{act_net}', '1')",
        ):
            with pytest.raises(psycopg.Error):
                superuser.execute(forged.encode())


def test_money_that_comes_to_less_than_a_cent_is_in_the_bank_all_the_same(band: Band) -> None:
    """A fils is nothing in euros, but it came."""
    with band.connect() as member:
        show_id = add_show(member)
        member.execute(SETTLE, [show_id])
        member.execute(
            "insert into api.show_payments (show_id, kind, amount, currency, fx_rate, paid_on)"
            " values (%s, 'balance', 0.001, 'KWD', 1, '2027-03-02')",
            [show_id],
        )
        found = member.execute(
            "select account, amount from api.journal_lines where currency = 'KWD' order by account"
        ).fetchall()
    assert found == [("bank", Decimal("0.001")), ("exchange", Decimal("-0.001"))]


def test_an_organization_with_books_can_be_forgotten(band: Band) -> None:
    with band.connect() as member:
        for _ in range(2):
            show_id = add_show(member)
            member.execute(SETTLE, [show_id])
        member.execute("select api.correct_settlement(%s, 'Late bill')", [show_id])
        member.execute(SETTLE, [show_id])
    purge = "select change.purge_organizations(array[%s]::uuid[], 3)"
    with band.database.connect() as superuser:
        superuser.execute(
            "update api.organizations set deleted_at = now() where id = %s", [band.org_id]
        )
        while one(superuser, purge, band.org_id):
            pass
        for table in ("settlements", "journal_entries", "journal_lines", "shows", "show_payments"):
            assert one(superuser, f"select count(*) from api.{table}") == 0, table  # noqa: S608
