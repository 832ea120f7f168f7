"""Reads a spreadsheet's CSV file of shows into rows as `rpc/import_shows` takes them."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ontour.errors import Problem

# Spellings of a column, after squeeze(); the first is the API's.
COLUMNS = {
    "date": ("date", "showon", "showdate", "day"),
    "tour": ("tour", "tourname"),
    "venue": ("venue", "venuename", "place"),
    "city": ("city", "town"),
    "subdivision": ("subdivision", "state", "province", "region"),
    "country": ("country", "countryname"),
    "country_code": ("countrycode", "countryiso", "iso"),
    "latitude": ("latitude", "lat"),
    "longitude": ("longitude", "lon", "lng", "long"),
    "time_zone": ("timezone", "tz"),
    "attendance": ("attendance", "actualattendance"),
    "expected_attendance": ("expectedattendance",),
    "door_price": ("doorprice", "ticketprice", "price"),
    "fee": ("fee", "guarantee"),
    "currency": ("currency", "currencycode"),
    "name": ("name", "title", "showname"),
    "status": ("status",),
    "notes": ("notes", "note", "comment"),
    "external_id": ("externalid", "externalref"),
}
FIELDS = {spelling: field for field, spellings in COLUMNS.items() for spelling in spellings}
DECIMALS = ("latitude", "longitude", "door_price", "fee")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line that it starts on, and its fields or what is wrong with it."""

    line: int
    fields: dict[str, str]
    problem: str | None = None


def read(file: Path) -> list[Row]:
    """The rows of a file, in order; raises Problem where there is no table of shows in it."""
    text = decode(file.read_bytes())
    first_line = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(",;\t|", key=first_line.count)
    try:
        lines = list(records(text, delimiter))
    except csv.Error as error:
        raise Problem(f"{file} is not CSV: {error}.") from error
    if not lines:
        raise Problem(f"{file} is empty.")

    header = [FIELDS.get(squeeze(cell)) for cell in lines[0][1]]
    if "date" not in header:
        raise Problem(
            f"{file} has no column for the date.",
            f"Its first line names the columns; those that are read: {', '.join(COLUMNS)}.",
        )
    twice = [field for field, count in Counter(filter(None, header)).items() if count > 1]
    if twice:
        raise Problem(f"{file} has more than one column for {', '.join(twice)}.")

    seen: Counter[tuple[str, ...]] = Counter()
    rows = [read_row(line, cells, header, delimiter) for line, cells in lines[1:]]
    for row in rows:
        # Two shows at one place on one day are told apart by their order.
        key = tuple(row.fields.get(field, "") for field in ("date", "venue", "city"))
        seen[key] += 1
        row.fields["ordinal"] = str(seen[key])
    return rows


def read_row(line: int, cells: list[str], header: list[str | None], delimiter: str) -> Row:
    """One row by the header; empty cells say nothing."""
    if any(cell.strip() for cell in cells[len(header) :]):
        return Row(line, {}, f"columns={len(cells)} expected={len(header)}")
    fields = {
        field: cell.strip()
        for field, cell in zip(header, cells, strict=False)
        if field and cell.strip()
    }
    if any("\0" in cell for cell in fields.values()):
        return Row(line, {}, "a cell contains a NUL character")
    if delimiter == ";":
        # Where semicolons part cells, commas part decimals.
        for field in DECIMALS:
            if re.fullmatch(r"-?\d+,\d+", fields.get(field, "")):
                fields[field] = fields[field].replace(",", ".")
    return Row(line, fields)


def records(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The records that say something, each with the number of the line on which it starts."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    line = 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield line, cells
        line = reader.line_num + 1


def squeeze(name: str) -> str:
    """A column's name without case, spaces and punctuation: doorPrice and Door price are one."""
    return re.sub(r"[\W_]", "", name).lower()


def decode(content: bytes) -> str:
    """Text of the encodings that spreadsheets write; what is not UTF-8 is taken for Latin-1."""
    utf_16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return content.decode("utf-16" if utf_16 else "utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
