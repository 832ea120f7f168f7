"""A person's table is read, whatever program wrote it, and what would hurt is refused."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from auth_bridge import tables
from auth_bridge.table_errors import RowLimitExceeded, TableUnreadable

PLAIN = "date,venue,city,door_price\n1990-05-01,Züri Bar,Zürich,5.50\n1990-05-02,Café,Nîmes,\n"
FIRST = {"date": "1990-05-01", "venue": "Züri Bar", "city": "Zürich", "door_price": "5.50"}
SECOND = {"date": "1990-05-02", "venue": "Café", "city": "Nîmes"}


def read(content: str | bytes) -> tables.Sheet:
    """The only sheet of a file with this content."""
    (sheet,) = tables.read(content.encode() if isinstance(content, str) else content)
    return sheet


def xlsx(*rows: list[Any], title: str = "Shows") -> bytes:
    """A spreadsheet of these rows."""
    book = Workbook()
    book.active.title = title  # type: ignore[union-attr]
    for row in rows:
        book.active.append(row)  # type: ignore[union-attr]
    return saved(book)


def saved(book: Workbook) -> bytes:
    """Its file."""
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        PLAIN.encode(),
        PLAIN.encode("utf-8-sig"),
        PLAIN.encode("utf-16"),
        PLAIN.encode("latin-1"),
        PLAIN.encode("cp1252"),
        PLAIN.replace("\n", "\r\n").encode(),
        PLAIN.replace(",", ";").encode(),
        PLAIN.replace(",", "\t").encode(),
        PLAIN.replace(",", "|").encode(),
        PLAIN.replace("\n", "\n\n , , , \n").encode(),
        PLAIN.rstrip().encode(),
        ("Our tour\n\n" + PLAIN).encode(),
    ],
)
def test_the_same_rows_come_out_of_every_form(content: bytes) -> None:
    assert read(content).rows == [FIRST, SECOND]


def test_the_delimiter_is_what_every_line_has_as_often() -> None:
    sheet = read("Date;Notes (a,b,c,d);Fee\n1.5.1990;x, y;1.234,50\n2.5.1990;;9,5\n")
    assert sheet.columns == ["Date", "Notes (a,b,c,d)", "Fee"]
    assert sheet.rows[0]["Fee"] == "1.234,50"


def test_lines_are_the_file_s_own() -> None:
    assert read('date,notes\n1990-05-01,"one\ntwo"\n\n1990-05-02,x\n').lines == [2, 5]


def test_columns_without_a_name_or_with_one_twice_get_their_own() -> None:
    sheet = read("date,,fee,fee,\n1990-05-01,x,1,2,\n")
    assert sheet.columns == ["date", "column 2", "fee", "fee (2)"]
    assert sheet.rows == [{"date": "1990-05-01", "column 2": "x", "fee": "1", "fee (2)": "2"}]


@pytest.mark.parametrize(
    ("content", "details"),
    [
        (b"", "It holds no table"),
        (b"\n\n", "It holds no table"),
        (b"\x00\x01\x02", "It is no text."),
        (b"\xff\xfe\x00", "It says that it is utf-16, but it is not."),
        (b"\xd0\xcf\x11\xe0 and so on", "old XLS file"),
        (b'a,b\n1,"2\n', "line=2"),
        (b"a,b\n1,2,3\n", "line=2: 3 values, 2 columns"),
        (b"PK\x03\x04 and no more", "no whole XLSX file"),
        (b"a" + b",a" * 200 + b"\n1,2\n", "more than 100 columns"),
    ],
)
def test_what_is_no_table_is_refused_with_the_reason(content: bytes, details: str) -> None:
    with pytest.raises(TableUnreadable) as refused:
        tables.read(content)
    assert details in str(refused.value.details)


def test_more_rows_than_are_allowed_are_refused() -> None:
    content = b"date,fee\n" + b"1990-05-01,1\n" * 6
    assert len(tables.read(content, max_rows=6)[0].rows) == 6
    with pytest.raises(RowLimitExceeded):
        tables.read(content, max_rows=5)


def test_cells_of_a_spreadsheet_are_what_they_are() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Date", "At", "Fee", "Percent", "Paid", "Note", "Sum"])
    sheet.append([
        date(2026, 11, 28), datetime(2026, 11, 28, 20, 15), 0.1 + 0.2, 0.7, True, "+1", "=1+1"
    ])  # fmt: skip
    sheet["D2"].number_format = "0%"
    assert read(saved(book)).rows == [
        {
            "Date": "2026-11-28",
            "At": "2026-11-28T20:15:00",
            "Fee": 0.3,
            "Percent": "70%",
            "Paid": True,
            "Note": "+1",
        }
    ]


def test_every_visible_sheet_is_read_and_no_empty_one() -> None:
    book = Workbook()
    for title, state in (("Shows", "visible"), ("Costs", "visible"), ("Old", "hidden")):
        sheet = book.create_sheet(title)
        sheet.append(["date", "fee"])
        sheet.append(["1990-05-01", 1])
        sheet.sheet_state = state
    assert [sheet.name for sheet in tables.read(saved(book))] == ["Shows", "Costs"]


def packed(**parts: bytes) -> bytes:
    """A spreadsheet with other parts."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(xlsx(["date", "fee"], ["1990-05-01", 1]))) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            key = name.rpartition("/")[2].partition(".")[0]
            new.writestr(name, parts.get(key, old.read(name)))
    return file.getvalue()


SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
LAUGHS = b"".join(
    b'<!ENTITY l%d "%s">' % (n + 1, b"&l%d;" % n * 10 if n else b"ha" * 20) for n in range(9)
)


@pytest.mark.parametrize(
    "sheet",
    [
        SHEET + b" " * 60_000_000 + b"</sheetData></worksheet>",
        b"<!DOCTYPE worksheet [" + LAUGHS + b"]>" + SHEET + b'<row r="1"><c r="A1" t="str"><v>&l9;'
        b"</v></c></row></sheetData></worksheet>",
        SHEET + b'<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>1</v></c></row>'
        b'<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData></worksheet>',
        SHEET + b'<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c><c r="B1"><v>1',
        b"no XML",
    ],
    ids=["zip_bomb", "entities", "last_line", "cut_off", "no_xml"],
)
def test_a_spreadsheet_made_to_hurt_is_refused(sheet: bytes) -> None:
    with pytest.raises((TableUnreadable, RowLimitExceeded)):
        tables.read(packed(sheet1=sheet), max_rows=5000)


def test_a_column_far_to_the_right_makes_no_row_wide() -> None:
    row = b'<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>'
    assert read(packed(sheet1=SHEET + row + b"</sheetData></worksheet>")).columns == ["1"]


def test_a_workbook_has_types_and_no_formulas() -> None:
    rows: list[dict[str, Any]] = [
        {
            "name": "=HYPERLINK(1)",
            "note": "+1 -1 @x",
            "show_on": "2026-11-28",
            "updated_at": "2026-11-28T20:15:00.123456+01:00",
            "fee": 1234.5,
            "sold_out": True,
            "code": 12345678901234567890,
            "venues": {"name": "-Paradiso", "country": "NL"},
            "tags": ["a", 1],
        },
        {"name": "a\x07b", "show_on": "1850-01-01", "venues": None, "fee": None},
    ]
    sheet = load_workbook(io.BytesIO(tables.workbook("shows", rows))).active
    assert sheet is not None
    head, first, second = sheet.iter_rows()
    assert [cell.value for cell in head] == [
        "name", "note", "show_on", "updated_at", "fee", "sold_out", "code", "venues.name",
        "venues.country", "tags", "venues",
    ]  # fmt: skip
    assert [(cell.value, cell.data_type) for cell in first[:10]] == [
        ("=HYPERLINK(1)", "s"),
        ("+1 -1 @x", "s"),
        (datetime(2026, 11, 28), "d"),
        (datetime(2026, 11, 28, 19, 15), "d"),
        (1234.5, "n"),
        (True, "b"),
        ("12345678901234567890", "s"),
        ("-Paradiso", "s"),
        ("NL", "s"),
        ('["a", 1]', "s"),
    ]
    assert [cell.value for cell in second[:3]] == ["ab", None, "1850-01-01"]
