"""CSV: any spreadsheet's, whatever it delimits and encodes with."""

from __future__ import annotations

import codecs
import csv
import io
import sys
from collections.abc import Iterator
from itertools import islice

from auth_bridge.table_errors import TableUnreadable

# A cell may be long; what is too long for its column, the database says.
csv.field_size_limit(sys.maxsize)

DELIMITERS = (",", ";", "\t", "|")
_LOOKED_AT = 50

# The longer mark first: UTF-32's begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def records(content: bytes) -> Iterator[tuple[int, list[str | None]]]:
    """Every record with the line on which it starts."""
    text = decode(content)
    # Line ends inside quotes stay as they are, hence newline="".
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text), strict=True)
    line = 1
    while True:
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise TableUnreadable(f"line={line}: {error}") from None
        yield line, list(record)
        line = reader.line_num + 1


def decode(content: bytes) -> str:
    """Text: as a byte order mark says, else UTF-8, else Western European."""
    marked = next((encoding for mark, encoding in _MARKS if content.startswith(mark)), None)
    if marked is None and b"\0" in content:
        raise TableUnreadable("It is no text.")
    # Latin-1 reads anything, so it comes last; Windows-1252 is what is mostly meant by it.
    for encoding in [marked] if marked else ["utf-8", "cp1252", "latin-1"]:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise TableUnreadable(f"It says that it is {marked}, but it is not.")


def delimiter_of(text: str) -> str:
    """The delimiter that makes the most columns of which every record has as many."""

    def columns(delimiter: str) -> tuple[float, int]:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        try:
            counts = [len(cells) for cells in islice(reader, _LOOKED_AT) if any(cells)]
        except csv.Error:
            return 0, 0
        head = next((count for count in counts if count > 1), 0)
        alike = sum(count == head for count in counts) / len(counts) if counts else 0
        return (round(alike, 1) if head else 0), head

    return max(DELIMITERS, key=columns)
