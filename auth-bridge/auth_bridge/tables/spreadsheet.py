"""XLSX: what its cells say, read row by row. No formula is calculated: its last value is read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any
from xml.etree.ElementTree import ParseError

from auth_bridge.table_errors import RowLimitExceeded, TableUnreadable

# Of all its parts when they are unpacked; a file that claims less than it holds does not unpack.
UNPACKED_BYTES = 48 * 1024 * 1024
MAX_PARTS = 1000
# Rows that a sheet may skip are rows too: they are looked at one by one.
MAX_LINES = 100_000
_BROKEN = (zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, IndexError,
           ParseError, OSError, EOFError, NotImplementedError)  # fmt: skip

Record = tuple[int, list[Any]]


def sheets(content: bytes, max_columns: int) -> Iterator[tuple[str, Iterator[Record]]]:
    """Name and records of every visible sheet."""
    from openpyxl import load_workbook  # loaded when the first file is read: it takes 20 MB

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
        if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > UNPACKED_BYTES:
            raise TableUnreadable(f"It unpacks to more than {UNPACKED_BYTES} bytes.")
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        found = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    except _BROKEN as error:
        raise TableUnreadable(f"It is no whole XLSX file: {type(error).__name__}.") from None
    for sheet in found:
        yield sheet.title, _records(sheet, max_columns)


def _records(sheet: Any, max_columns: int) -> Iterator[Record]:
    # What it claims about its size may be wrong.
    sheet.reset_dimensions()
    rows = sheet.iter_rows(max_col=max_columns + 1)
    line = 0
    while True:
        try:
            row = next(rows, None)
            if row is None:
                return
            cells = [_value(cell) for cell in row]
        except _BROKEN as error:
            raise TableUnreadable(
                f"sheet={sheet.title} line={line + 1}: {type(error).__name__}"
            ) from None
        line += 1
        if line > MAX_LINES:
            raise RowLimitExceeded(f"sheet={sheet.title} lines>{MAX_LINES}")
        while cells and cells[-1] is None:
            cells.pop()
        yield line, cells


def _value(cell: Any) -> str | int | float | bool | None:
    value = cell.value
    if value is None or isinstance(value, str | bool | int):
        if isinstance(value, int) and not isinstance(value, bool) and _is_percent(cell):
            return f"{value * 100}%"
        return value
    if isinstance(value, float):
        # As many digits as a spreadsheet shows; the others are none of a person's.
        if _is_percent(cell):
            return f"{value * 100:.15g}%"
        return float(f"{value:.15g}")
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat()
    return value.isoformat() if isinstance(value, date | time) else str(value)


def _is_percent(cell: Any) -> bool:
    return str(cell.number_format).endswith("%")
