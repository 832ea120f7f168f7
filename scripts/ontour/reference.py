"""Reference data that no change carries: the European Central Bank's exchange rates."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import psycopg

SOURCE = "ECB"


def ecb_rates() -> Iterator[tuple[str, str, str]]:
    """Currency, day and units per euro, for every day since 1999; from the package's own file."""
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


def load_fx_rates(connection: psycopg.Connection[tuple[object, ...]]) -> None:
    """Fill core.fx_rates; does nothing when the newest day of the file is there."""
    rates = ecb_rates()
    first = next(rates)
    newest = connection.execute(
        "select from core.fx_rates where source = %s and rate_on = %s limit 1", [SOURCE, first[1]]
    )
    if newest.rowcount:
        return
    connection.execute(
        "create temporary table ecb (currency text, rate_on date, rate numeric) on commit drop"
    )
    with connection.cursor().copy("copy ecb from stdin") as copy:
        copy.write_row(first)
        for row in rates:
            copy.write_row(row)
    connection.execute(
        """
        insert into core.fx_rates (currency, rate_on, rate, source)
        select ecb.currency, ecb.rate_on, ecb.rate, %s
        from ecb
        join api.currencies on currencies.code = ecb.currency
        on conflict do nothing
        """,
        [SOURCE],
    )
    # Nobody should wait for autovacuum to find out how much that is.
    connection.execute("analyze core.fx_rates")
