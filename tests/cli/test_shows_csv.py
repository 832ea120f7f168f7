"""A spreadsheet's file of shows is read, whatever program wrote it."""

from __future__ import annotations

import pytest

from ontour import shows_csv
from ontour.errors import Problem

PLAIN = "date,venue,city,door_price\n1990-05-01,Züri Bar,Zürich,5.50\n1990-05-02,Café,Nîmes,\n"
FIRST = {"date": "1990-05-01", "venue": "Züri Bar", "city": "Zürich", "door_price": "5.50"}
SECOND = {"date": "1990-05-02", "venue": "Café", "city": "Nîmes"}


def read(content: str | bytes) -> list[shows_csv.Row]:
    """The rows of a file with this content."""
    return shows_csv.parse(content.encode() if isinstance(content, str) else content).rows


@pytest.mark.parametrize(
    "content",
    [
        PLAIN.encode(),
        PLAIN.encode("utf-8-sig"),
        PLAIN.encode("utf-16"),
        PLAIN.encode("latin-1"),
        PLAIN.replace("\n", "\r\n").encode(),
        PLAIN.replace(",", ";").encode(),
        PLAIN.replace(",", ";").replace("5.50", "5,50").encode("cp1252"),
        PLAIN.replace(",", "\t").encode(),
        PLAIN.replace("\n", "\n\n , , , \n").encode(),
        PLAIN.rstrip().encode(),
    ],
    ids=[
        "utf8",
        "bom",
        "utf16",
        "latin1",
        "crlf",
        "semicolons",
        "decimal_commas",
        "tabs",
        "blank_lines",
        "no_newline",
    ],
)  # fmt: skip
def test_the_same_rows_come_out_of_every_form(content: bytes) -> None:
    rows = [{k: v for k, v in row.values.items() if v} for row in read(content)]

    assert rows == [FIRST, SECOND]


@pytest.mark.parametrize("header", ["doorPrice", "Door price", "DOOR_PRICE", "door-price", "price"])
def test_a_column_is_known_by_its_spellings(header: str) -> None:
    (row,) = read(f"showOn;{header}\n1990-05-01;7\n")

    assert row.values == {"date": "1990-05-01", "door_price": "7"}


def test_quoted_cells_hold_commas_and_lines() -> None:
    rows = read('date,notes\n1990-05-01,"load-in, then\nsoundcheck"\n1990-05-02,x\n')

    assert [row.line for row in rows] == [2, 4]
    assert rows[0].values["notes"] == "load-in, then\nsoundcheck"


def test_a_column_that_nobody_knows_is_left_out() -> None:
    (row,) = read("date,mood\n1990-05-01,great\n")

    assert "mood" not in row.values


def test_a_row_with_too_many_cells_is_named() -> None:
    good, bad = read("date,city\n1990-05-01,Bonn,\n1990-05-02,Bonn,DE\n")

    assert good.problem is None
    assert bad.problem == "values=3 columns=2"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "holds no table"),
        ("\n \n", "holds no table"),
        ("when,where\n1990-05-01,Bonn\n", "has no column `date`"),
        ("date,show_on\n1990-05-01,1990-05-01\n", "has two columns of one name: date"),
        ('date\n"1990\n', "Line 2 is no CSV"),
        ("date\n1990-05-01\0\n", "is no text"),
    ],
)
def test_a_file_without_a_table_of_shows_is_refused(content: str, message: str) -> None:
    with pytest.raises(Problem, match=message):
        read(content)


def test_bytes_of_no_encoding_are_read_as_latin_1() -> None:
    (row,) = read(b"date,city\n1990-05-01,\x81\xff\n")

    assert row.values["city"].endswith("ÿ")


def test_a_value_with_nul_is_the_problem_of_its_row() -> None:
    good, bad = read("date,city\n1990-05-01,a\n1990-05-02,b\0\n".encode("utf-16"))

    assert good.problem is None
    assert bad.problem == "a value contains NUL"
