"""Exchange rates, which no change carries: the European Central Bank's, and whoever else's."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ontour.errors import Problem

if TYPE_CHECKING:
    import psycopg

    Connection = psycopg.Connection[tuple[Any, ...]]

SOURCE = "ECB"
# Currency, day and units for one euro, as text: the database reads them.
Rate = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of loading rates."""

    written: int
    known: int
    unknown_currencies: list[str]


def ecb_rates() -> Iterator[Rate]:
    """For every day since 1999, the newest first; from the package's own file."""
    package = resources.files("currency_converter").joinpath("eurofxref-hist.zip")
    with (
        package.open("rb") as packed,
        zipfile.ZipFile(packed) as archive,
        archive.open(archive.namelist()[0]) as content,
    ):
        for row in csv.DictReader(io.TextIOWrapper(content, "utf-8")):
            day = row.pop("Date")
            for currency, rate in row.items():
                if currency and rate and rate != "N/A":
                    yield currency, day, rate


def file_rates(file: Path) -> Iterator[Rate]:
    """From a CSV with the columns currency, date and rate."""
    with file.open(encoding="utf-8-sig", newline="") as content:
        rows = csv.DictReader(content)
        if not {"currency", "date", "rate"} <= set(rows.fieldnames or []):
            raise Problem(
                f"{file} lacks a column.",
                "It has currency (ISO 4217), date (2026-11-21) and rate (units for one euro).",
            )
        for number, row in enumerate(rows, 2):
            currency, day, rate = (
                (row[name] or "").strip() for name in ("currency", "date", "rate")
            )
            if not (
                re.fullmatch(r"[A-Z]{3}", currency)
                and re.fullmatch(r"\d{4}-\d{2}-\d{2}", day)
                and re.fullmatch(r"\d{1,12}(\.\d{1,20})?", rate)
                and float(rate) > 0
            ):
                raise Problem(f"{file}, line {number}: {currency},{day},{rate} is no rate.")
            yield currency, day, rate


def load(connection: Connection, source: str, rates: Iterable[Rate]) -> Loaded:
    """Write what is new or different; what the database keeps of shows follows."""
    with connection.transaction(), connection.cursor() as cursor:
        cursor.execute(
            "create temporary table loaded (currency text, rate_on date, rate numeric)"
            " on commit drop"
        )
        with cursor.copy("copy loaded from stdin") as copy:
            for rate in rates:
                copy.write_row(rate)
        cursor.execute(
            """
            with written as (
                insert into core.fx_rates (currency, rate_on, rate, source)
                select distinct on (loaded.currency, loaded.rate_on)
                    loaded.currency, loaded.rate_on, loaded.rate, %s
                from loaded
                join api.currencies on currencies.code = loaded.currency
                on conflict (currency, rate_on, source) do update
                set rate = excluded.rate
                where fx_rates.rate <> excluded.rate
                returning true
            )
            select count(*) from written
            """,
            [source],
        )
        [(written,)] = cursor.fetchall()
        if written:
            # Nobody should wait for autovacuum to find out how much that is.
            cursor.execute("analyze core.fx_rates")
        cursor.execute(
            """
            select count(currencies.code),
                array_agg(distinct loaded.currency) filter (where currencies.code is null)
            from loaded
            left join api.currencies on currencies.code = loaded.currency
            """
        )
        [(known, unknown)] = cursor.fetchall()
    return Loaded(written, known - written, sorted(unknown or []))


def load_fx_rates(connection: Connection) -> None:
    """Load the European Central Bank's; does nothing when the newest day of the file is there."""
    rates = ecb_rates()
    first = next(rates)
    newest = connection.execute(
        "select from core.fx_rates where source = %s and rate_on = %s limit 1", [SOURCE, first[1]]
    )
    if newest.rowcount:
        return
    load(connection, SOURCE, (rate for part in ([first], rates) for rate in part))


def sources(connection: Connection) -> list[tuple[Any, ...]]:
    """Each source with its number of currencies and rates, its first day and its last."""
    return connection.execute(
        """
        select source, count(distinct currency), count(*), min(rate_on), max(rate_on)
        from core.fx_rates
        group by source
        order by source
        """
    ).fetchall()
