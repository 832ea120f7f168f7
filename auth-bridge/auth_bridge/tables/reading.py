"""Reads a file into sheets: rows by the headings of their columns, nothing interpreted.

CSV gives text; XLSX gives what its cells are. Which heading means what, and what 1.234,50 is, the
database says.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from auth_bridge.table_errors import RowLimitExceeded, TableUnreadable
from auth_bridge.tables import delimited, spreadsheet

Cell = str | int | float | bool
MAX_COLUMNS = 100
# Lines above the headings.
_TITLES = 10
_NAMELESS = "column "
_ZIP, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its headings, its rows without their empty cells, and the line of each."""

    name: str
    columns: list[str]
    rows: list[dict[str, Cell]]
    lines: list[int]


def read(content: bytes, name: str = "", max_rows: int | None = None) -> list[Sheet]:
    """The sheets of a file that are not empty; raises TableUnreadable, RowLimitExceeded."""
    if content.startswith(_OLD_EXCEL):
        raise TableUnreadable("This is an old XLS file, or one with a password.")
    if content.startswith(_ZIP):
        found = spreadsheet.sheets(content, MAX_COLUMNS)
    else:
        found = iter([(name, delimited.records(content))])
    sheets = [sheet for one in found if (sheet := _sheet(*one, max_rows))]
    if not sheets:
        raise TableUnreadable("It holds no table: a line of headings and rows below it.")
    return sheets


def _sheet(
    name: str, records: Iterable[tuple[int, list[Cell | None]]], max_rows: int | None
) -> Sheet | None:
    table: list[tuple[int, list[Cell | None]]] = []
    for line, record in records:
        cells = [value.strip() if isinstance(value, str) else value for value in record]
        if any(value not in (None, "") for value in cells):
            table.append((line, cells))
        if max_rows is not None and len(table) > max_rows + _TITLES:
            raise RowLimitExceeded(f"sheet={name} rows>{max_rows}")
    if not table:
        return None
    # What stands alone above a table is its title.
    filled = [sum(value not in (None, "") for value in cells) for _, cells in table[: _TITLES + 1]]
    start = next((place for place, count in enumerate(filled) if count > 1), 0)
    headings = _headings(table[start][1])
    below = table[start + 1 :]
    if max_rows is not None and len(below) > max_rows:
        raise RowLimitExceeded(f"sheet={name} rows>{max_rows}")
    rows = [_row(name, line, headings, cells) for line, cells in below]
    used = {heading for row in rows for heading in row}
    columns = [one for one in headings if one in used or not one.startswith(_NAMELESS)]
    return Sheet(name, columns, rows, [line for line, _ in below])


def _row(name: str, line: int, headings: list[str], cells: list[Cell | None]) -> dict[str, Cell]:
    if any(value not in (None, "") for value in cells[len(headings) :]):
        raise TableUnreadable(
            f"sheet={name} line={line}: {len(cells)} values, {len(headings)} columns"
        )
    row = {
        heading: value
        for heading, value in zip(headings, cells, strict=False)
        if value is not None and value != ""
    }
    if any("\0" in value for value in row.values() if isinstance(value, str)):
        raise TableUnreadable(f"sheet={name} line={line}: a value contains NUL")
    return row


def _headings(cells: list[Cell | None]) -> list[str]:
    """Every column has a name, and each another."""
    if len(cells) > MAX_COLUMNS:
        raise TableUnreadable(f"It has more than {MAX_COLUMNS} columns.")
    names: list[str] = []
    for place, value in enumerate(cells, 1):
        name = stem = f"{_NAMELESS}{place}" if value in (None, "") else str(value)[:200]
        times = 1
        while name in names:
            times += 1
            name = f"{stem} ({times})"
        names.append(name)
    return names
