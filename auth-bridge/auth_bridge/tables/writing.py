"""Rows of PostgREST as an XLSX file whose cells have types.

Text is text: a cell that begins with = + - or @ is never a formula. The names of columns tell what
JSON cannot: _on is a day, _at an instant, written in UTC.
"""

from __future__ import annotations

import io
import json
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

WIDEST, NARROWEST = 40, 8
# What a spreadsheet can count: it keeps 15 digits, and days from 1900-03-01 on.
DIGITS = 15
FIRST_DAY = date(1900, 3, 1)
Row = dict[str, Any]


def workbook(title: str, rows: list[Row]) -> bytes:
    """A workbook of one sheet with the rows under their columns' names."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    flat = [_flat(row) for row in rows]
    columns = list(dict.fromkeys(name for row in flat for name in row))
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    sheet.freeze_panes = "A2"

    def cell(value: Any) -> Any:
        if not isinstance(value, str):
            return value
        made = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value))
        made.data_type = "s"
        return made

    table = [[_typed(name, row.get(name)) for name in columns] for row in flat]
    for place, name in enumerate(columns):
        longest = max([len(name), *(len(str(row[place] or "")) for row in table)])
        letter = get_column_letter(place + 1)
        sheet.column_dimensions[letter].width = min(max(longest + 2, NARROWEST), WIDEST)
    headings = [cell(name) for name in columns]
    for heading in headings:
        heading.font = Font(bold=True)
    sheet.append(headings)
    for row in table:
        sheet.append([cell(value) for value in row])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _flat(row: Row, before: str = "") -> Row:
    """What is embedded, by the path to it: venues.name."""
    flat: Row = {}
    for name, value in row.items():
        if isinstance(value, dict):
            flat |= _flat(value, f"{before}{name}.")
        else:
            flat[f"{before}{name}"] = value
    return flat


def _typed(name: str, value: Any) -> Any:
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False, default=str)
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return str(value) if len(str(abs(value)).replace(".", "").strip("0")) > DIGITS else value
    if not isinstance(value, str):
        return value
    try:
        if name.endswith("_on") and (day := date.fromisoformat(value)) >= FIRST_DAY:
            return day
        if name.endswith("_at"):
            instant = datetime.fromisoformat(value)
            instant = instant.astimezone(UTC).replace(tzinfo=None) if instant.tzinfo else instant
            return instant.replace(microsecond=0) if instant.date() >= FIRST_DAY else value
    except ValueError:
        return value
    return value
