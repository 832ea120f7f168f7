"""Published exchange rates: the European Central Bank's are there, others come from a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from ontour import reference
from ontour.cli_rates import app
from ontour.errors import Problem
from tests.support.database import Database


def load(db: Database, file: Path, source: str = "IMF") -> str:
    """Run `./ontour rates load` and answer what it says."""
    dsn = db.cluster.dsn("migrator", db.name)
    result = CliRunner().invoke(
        app, ["load", str(file), "--source", source, "--database", dsn], catch_exceptions=False
    )
    assert result.exit_code == 0, result.output
    return result.output


def rates(db: Database) -> list[tuple[object, ...]]:
    """Those that a test has loaded."""
    with db.connect() as session:
        return session.execute(
            "select currency, rate_on::text, rate::text from core.fx_rates where source = 'IMF'"
            " order by 1, 2"
        ).fetchall()


def test_a_file_is_loaded_once_and_a_correction_is_taken(db: Database, tmp_path: Path) -> None:
    file = tmp_path / "rates.csv"
    file.write_text("currency,date,rate\nAED,2026-05-04,4.21\nXQQ,2026-05-04,1\n")

    load(db, file)
    load(db, file)
    assert rates(db) == [("AED", "2026-05-04", "4.21")]

    file.write_text("rate,currency,date\n4.22,AED,2026-05-04\n4.25,AED,2026-05-05\n")
    with db.connect("migrator") as session:
        loaded = reference.load(session, "IMF", reference.file_rates(file))
    assert (loaded.written, loaded.known) == (2, 0)
    assert rates(db) == [("AED", "2026-05-04", "4.22"), ("AED", "2026-05-05", "4.25")]


def test_what_is_no_rate_is_refused_with_its_line(db: Database, tmp_path: Path) -> None:
    file = tmp_path / "rates.csv"
    file.write_text("currency,date,rate\nAED,2026-05-04,4.21\nAED,2026-05-05,-1\n")

    with pytest.raises(Problem, match="line 3: AED,2026-05-05,-1 is no rate"):
        load(db, file)
    assert rates(db) == []
    file.write_text("currency,day,rate\n")
    with pytest.raises(Problem, match="lacks a column"):
        load(db, file)
    with pytest.raises(Problem, match="no name of a source"):
        load(db, file, "imf")


def test_the_sources_are_listed(db: Database) -> None:
    dsn = db.cluster.dsn("migrator", db.name)

    result = CliRunner().invoke(app, ["--database", dsn], catch_exceptions=False)

    assert result.output.splitlines()[1].split()[0] == "ECB"
    assert "1999-01-04" in result.output


def test_kept_figures_follow_a_rate_that_comes_later(db: Database, tmp_path: Path) -> None:
    file = tmp_path / "rates.csv"
    file.write_text("currency,date,rate\nAED,2026-05-04,4\n")
    kept = "select deal_costs from tour.show_totals where currency = 'AED'"
    with db.connect() as session:
        session.execute(
            """
            with band as (
                insert into api.organizations (name) values ('The Band') returning id
            ),
            rules as (
                insert into api.finance_rules (org_id, fx_sources) select id, '{ECB,IMF}' from band
            )
            insert into api.shows (org_id, name, show_on) select id, 'Dubai', '2026-05-06' from band
            """
        )
        session.execute(
            "insert into api.show_deals (show_id, currency, fee) select id, 'EUR', 9 from api.shows"
        )
        session.execute(
            "insert into api.show_costs (show_id, kind, amount, currency)"
            " select id, 'hotel', 100, 'AED' from api.shows"
        )
        assert session.execute(kept).fetchall() == [(None,)]

        load(db, file)

        assert session.execute(kept).fetchall() == [(2500,)]
