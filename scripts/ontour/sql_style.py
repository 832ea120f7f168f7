"""Syntax by PostgreSQL's own parser, and house style inside dollar-quoted bodies.

sqlfluff looks into neither. What holds psql's own commands is scanned, but cannot be parsed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from pglast.parser import ParseError, parse_sql_json, scan

LONGEST_LINE = 110


def problems(sql: str, first_line: int = 0) -> Iterator[tuple[int, str]]:
    """Keywords that are not lower case; a body is read as SQL again, whatever its language."""
    for token in scan(sql):
        text = sql[token.start : token.end + 1]
        line = first_line + sql.count("\n", 0, token.start) + 1
        if token.kind != "NO_KEYWORD" and text != text.lower():
            yield line, f"keyword {text} should be lower case"
        if token.name == "SCONST" and text.startswith("$"):
            tag = text[: text.index("$", 1) + 1]
            yield from problems(text[len(tag) : -len(tag)], line - 1)


def problems_of_file(path: Path) -> Iterator[tuple[int, str]]:
    """Everything that is wrong with one file, by line."""
    lines = path.read_text().split("\n")
    for number, line in enumerate(lines, 1):
        if "\t" in line:
            yield number, "a tab"
        if line != line.rstrip():
            yield number, "a trailing space"
        if len(line) > LONGEST_LINE:
            yield number, f"over {LONGEST_LINE} columns"
    without_psql = "\n".join("" if line.startswith("\\") else line for line in lines)
    try:
        yield from problems(without_psql)
        if path.suffix == ".sql" and without_psql == "\n".join(lines):
            parse_sql_json(without_psql)
    except ParseError as error:
        yield 1, f"not SQL: {error}"


def main(roots: list[str]) -> int:
    """Print what is wrong with the SQL files below these folders."""
    found = 0
    for path in sorted(p for root in roots for p in Path(root).rglob("*.*sql")):
        for number, what in problems_of_file(path):
            found += 1
            print(f"{path}:{number}: {what}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
