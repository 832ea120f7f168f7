"""Whoever asked is told, in order; and the command says it in a line."""

from __future__ import annotations

import asyncio
import uuid

import pytest

from ontour_client import Change, Status
from ontour_client.__main__ import main, show_line
from ontour_client.hub import Hub
from ontour_client.ids import uuid7


def test_a_callback_that_fails_hinders_nobody(caplog: pytest.LogCaptureFixture) -> None:
    hub, told = Hub(), list[object]()

    def fail(event: object) -> None:
        raise RuntimeError("not today")

    hub.on(Change, fail)
    stop = hub.on(Change, told.append)
    first, second = Change("feed", "insert", "shows", "1"), Change("feed", "update", "shows", "1")
    hub.tell(first, Status(live=True))
    stop()
    hub.tell(second)
    assert told == [first]
    assert "not today" in caplog.text


def test_an_iterator_holds_what_its_reader_has_not_taken_until_the_end() -> None:
    async def work() -> None:
        hub = Hub()
        changes = hub.stream(Change)
        wanted = [Change("feed", "insert", "shows", str(number)) for number in range(3)]
        hub.tell(wanted[0], Status(live=True), *wanted[1:])
        hub.end()
        assert [change async for change in changes] == wanted
        assert [change async for change in changes] == []
        assert [change async for change in hub.stream(Change)] == []

    asyncio.run(work())


PARADISO = {"name": "Paradiso", "notes": "Load-in at five."}


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (
            Change("feed", "update", "shows", "s", 3, PARADISO, ("notes",), 6),
            '6 update shows v3 Paradiso: notes="Load-in at five."',
        ),
        (Change("feed", "delete", "shows", "s", 4, None, (), 7), "7 delete shows v4 s"),
        (Change("feed", "leave", "shows", "s", None, None, (), 8), "8 leave shows s"),
    ],
)
def test_a_change_is_shown_in_a_line(change: Change, line: str) -> None:
    assert show_line(change) == line


def test_the_command_says_what_it_needs(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ONTOUR_TOKEN", raising=False)
    assert main(["follow", "--url", "http://127.0.0.1:1"]) == 1
    assert "ONTOUR_TOKEN" in capsys.readouterr().err


def test_ids_sort_by_the_time_of_their_making() -> None:
    ids = [uuid7() for _ in range(3)]
    assert len({*ids}) == 3
    for text in ids:
        made = uuid.UUID(text)
        assert (made.version, made.variant) == (7, uuid.RFC_4122)
    times = [uuid.UUID(text).int >> 80 for text in ids]
    assert times == sorted(times)
