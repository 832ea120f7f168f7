"""Reading a table of shows as spreadsheets write it."""

from __future__ import annotations

import contextlib
import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontour import shows_csv
from ontour.errors import Problem

ROWS = [
    {"date": "1999-10-01", "venue": "Café Größenwahn", "city": "Köln", "door_price": "12.50"},
    {"date": "1999-10-02", "venue": "Paradiso; grote zaal, boven", "city": "Amsterdam"},
]

# What may stand in a cell and survives: spaces around it and blank lines are no content.
texts = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), max_size=20
).map(str.strip)


def written(
    rows: list[dict[str, str]],
    delimiter: str = ",",
    encoding: str = "utf-8",
    line_end: str = "\n",
) -> bytes:
    """The rows as a spreadsheet would save them."""
    columns = sorted({column for row in rows for column in row})
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", delimiter=delimiter, lineterminator=line_end)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode(encoding)


def values(content: bytes) -> list[dict[str, str]]:
    """What is read of it, without empty cells."""
    rows = shows_csv.parse(content).rows
    return [{name: cell for name, cell in row.values.items() if cell} for row in rows]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_spreadsheets_ways_of_saving_are_all_read_the_same(
    delimiter: str, encoding: str, line_end: str
) -> None:
    assert values(written(ROWS, delimiter, encoding, line_end)) == ROWS


@given(
    st.lists(st.fixed_dictionaries({"date": texts, "venue": texts, "notes": texts}), max_size=8),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_whatever_stands_in_a_cell_comes_back(
    rows: list[dict[str, str]], delimiter: str, encoding: str, line_end: str
) -> None:
    columns = [{"date": "", "venue": "", "notes": ""}]
    content = written(rows, delimiter, encoding, line_end) if rows else written(columns)
    kept = [row for row in rows if any(row.values())]
    assert [row.values for row in shows_csv.parse(content).rows] == kept


@given(st.binary(max_size=200))
def test_any_bytes_are_a_table_or_a_named_problem(content: bytes) -> None:
    rows: list[shows_csv.Row] = []
    with contextlib.suppress(Problem):
        rows = shows_csv.parse(content).rows
    assert all(set(row.values) <= shows_csv.COLUMNS for row in rows)


def test_a_row_knows_its_line_even_after_a_cell_of_several_lines() -> None:
    content = b'date,notes\n1999-10-01,"one\ntwo"\n\n1999-10-02,\n'
    assert [row.line for row in shows_csv.parse(content).rows] == [2, 5]


def test_names_of_columns_may_be_written_as_headings() -> None:
    content = b"Date, Country Code ,Door-Price\n1999-10-01,DE,10\n"
    assert values(content) == [{"date": "1999-10-01", "country_code": "DE", "door_price": "10"}]


def test_a_comma_is_a_decimal_point_where_it_delimits_nothing() -> None:
    content = b"date;door_price;notes\n1999-10-01;12,50;1,2\n"
    assert values(content) == [{"date": "1999-10-01", "door_price": "12.50", "notes": "1,2"}]


def test_columns_that_mean_nothing_are_named() -> None:
    table = shows_csv.parse(b"date,mood\n1999-10-01,good\n")
    assert table.unknown_columns == ["mood"]
    assert table.rows[0].values == {"date": "1999-10-01"}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "no table"),
        (b"\n\n", "no table"),
        (b"city,venue\nBerlin,SO36\n", "no column `date`"),
        (b"date,city,City\n1999-10-01,a,b\n", "two columns of one name: city"),
        (b"date,city\n1999-10-01,Washington, DC\n", "Line 2 has 3 values for 2 columns"),
        (b'date,city\n1999-10-01,"Berlin\n', "Line 2 is no CSV"),
        (b"PK\x03\x04\x00\x00", "no text"),
        (b"\xff\xfed\x00a", "says that it is utf-16"),
    ],
)
def test_what_cannot_be_read_is_said(content: bytes, message: str) -> None:
    with pytest.raises(Problem, match=message):
        shows_csv.parse(content)
