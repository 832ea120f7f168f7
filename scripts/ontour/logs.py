"""The log of all processes: `name | line`, as honcho writes it."""

from __future__ import annotations

import re
import time
from collections import deque
from collections.abc import Callable, Iterator

from rich.text import Text

from ontour.paths import Paths

LINE = re.compile(r"(?P<prefix>\d\d:\d\d:\d\d (?P<name>\S+) *\| )(?P<text>.*)")
COLOURS = {
    "postgres": "blue",
    "postgrest": "magenta",
    "bridge": "green",
    "relay": "yellow",
    "worker": "white",
    "gateway": "cyan",
}
POLL_SECONDS = 0.2


def lines(
    paths: Paths,
    process: str | None = None,
    last: int = 0,
    follow: Callable[[], bool] = lambda: False,
) -> Iterator[Text]:
    """The last lines of one process or all; then new ones as they come, while `follow` says so."""
    log = paths.logs / "ontour.log"
    if not log.exists():
        return
    with log.open(errors="replace") as file:
        yield from deque((line for line in map(_styled, file) if _is_of(line, process)), last)
        while True:
            # Asked before reading, so that nothing said at the very end is missed.
            goes_on = follow()
            for line in map(_styled, file):
                if _is_of(line, process):
                    yield line
            if not goes_on:
                return
            time.sleep(POLL_SECONDS)


def _styled(line: str) -> Text:
    match = LINE.match(line)
    if match is None:
        return Text(line.rstrip())
    return Text.assemble((match["prefix"], COLOURS.get(match["name"], "dim")), match["text"])


def _is_of(line: Text, process: str | None) -> bool:
    match = LINE.match(line.plain)
    return process is None or (match is not None and match["name"] == process)
