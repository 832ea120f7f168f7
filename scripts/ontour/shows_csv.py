"""Reads a table of shows as people have them: any spreadsheet's CSV."""

from __future__ import annotations

import codecs
import csv
import io
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from ontour.errors import Problem

# A cell may be long; what is too long for its column, the database says.
csv.field_size_limit(sys.maxsize)

# As api.import_shows knows them.
COLUMNS = frozenset({
    "date", "tour", "venue", "city", "subdivision", "country", "country_code", "latitude",
    "longitude", "time_zone", "attendance", "expected_attendance", "door_price", "fee",
    "currency", "name", "status", "notes", "external_id",
})  # fmt: skip
NUMBERS = ("latitude", "longitude", "attendance", "expected_attendance", "door_price", "fee")
DELIMITERS = (",", ";", "\t", "|")
DECIMAL_COMMA = re.compile(r"-?\d+,\d+")

# What else people call a column, as column_name writes it.
SPELLINGS = {
    "show_on": "date", "show_date": "date", "tour_name": "tour", "venue_name": "venue",
    "state": "subdivision", "region": "subdivision", "lat": "latitude", "lon": "longitude",
    "lng": "longitude", "timezone": "time_zone", "actual_attendance": "attendance",
    "price": "door_price", "ticket_price": "door_price", "show_name": "name",
}  # fmt: skip

# The longer mark first: UTF-32's begins with UTF-16's.
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One show, its columns by name, and the line of the file on which it starts.

    A row with a problem has no values: sent as it is, it is rejected like any other bad row.
    """

    line: int
    values: dict[str, str]
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A file's shows, how it was read, and which of its columns mean nothing to us."""

    rows: list[Row]
    encoding: str
    delimiter: str
    unknown_columns: list[str]


def read(path: Path) -> Table:
    """Read a file; raises a Problem that says what is wrong with it."""
    return parse(path.read_bytes())


def parse(content: bytes) -> Table:
    """Read the content of a file."""
    text, encoding = decode(content)
    delimiter = delimiter_of(text)
    records = records_of(text, delimiter)
    if not records:
        raise Problem("The file holds no table.", "Its first line names the columns: date, city, …")
    header = [column_name(cell) for cell in records[0][1]]
    if "date" not in header:
        raise Problem(
            "The file has no column `date`.",
            f"Columns that are read: {', '.join(sorted(COLUMNS))}.",
        )
    twice = {name for name in header if name and header.count(name) > 1}
    if twice:
        raise Problem(f"The file has two columns of one name: {', '.join(sorted(twice))}.")
    rows = []
    for line, cells in records[1:]:
        if any(cell.strip() for cell in cells[len(header) :]):
            rows.append(Row(line, {}, f"values={len(cells)} columns={len(header)}"))
            continue
        named = zip(header, cells, strict=False)
        values = {name: cell.strip() for name, cell in named if name in COLUMNS}
        if any("\0" in value for value in values.values()):
            rows.append(Row(line, {}, "a value contains NUL"))
        else:
            rows.append(Row(line, values | decimals(values, delimiter)))
    unknown = [name for name in header if name and name not in COLUMNS]
    return Table(rows, encoding, delimiter, unknown)


def decode(content: bytes) -> tuple[str, str]:
    """Text and encoding: what a byte order mark says, else UTF-8, else Western European."""
    marked = next((encoding for mark, encoding in MARKS if content.startswith(mark)), None)
    if marked is None and b"\0" in content:
        raise Problem("The file is no text.", "Save the table as CSV in UTF-8.")
    # Latin-1 reads anything, so it comes last; Windows-1252 is what is mostly meant by it.
    for encoding in [marked] if marked else ["utf-8", "cp1252", "latin-1"]:
        try:
            return content.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise Problem(f"The file says that it is {marked}, but it is not.")


def delimiter_of(text: str) -> str:
    """The delimiter under which the first line names the most columns that we know."""
    header = next((line for line in text.splitlines() if line.strip()), "")

    def known(delimiter: str) -> int:
        cells = next(csv.reader([header], delimiter=delimiter))
        return sum(column_name(cell) in COLUMNS for cell in cells)

    return max(DELIMITERS, key=known)


def records_of(text: str, delimiter: str) -> list[tuple[int, list[str]]]:
    """Line number and cells of every record that is not blank."""
    # Line ends inside quotes stay as they are, hence newline="".
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    records = []
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                records.append((line, cells))
            line = reader.line_num + 1
    except csv.Error as error:
        raise Problem(f"Line {line} is no CSV: {error}.") from error
    return records


def column_name(cell: str) -> str:
    """`Country Code` and `countryCode` are country_code."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", cell.strip())
    name = re.sub(r"[\s_-]+", "_", words.lower())
    return SPELLINGS.get(name, name)


def decimals(values: dict[str, str], delimiter: str) -> dict[str, str]:
    """Where commas do not delimit, 12,50 is a number as half of Europe writes it."""
    if delimiter == ",":
        return {}
    return {
        name: values[name].replace(",", ".")
        for name in NUMBERS
        if DECIMAL_COMMA.fullmatch(values.get(name, ""))
    }
