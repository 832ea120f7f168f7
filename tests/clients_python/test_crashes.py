"""Relay and client die at any moment; nothing is lost and nothing comes twice."""

from __future__ import annotations

import asyncio
import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from ontour.paths import ROOT
from ontour.stack import Stack
from tests.clients_python.devices import PATIENCE, copied, device, truth
from tests.support.people import Person
from tests.support.shows import add_show, invite

Register = Callable[..., Person]


class Following:
    """`python -m ontour_client follow`, as a process, and what it prints."""

    def __init__(self, person: Person, *arguments: str | Path) -> None:
        url = str(person.api.base_url)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "ontour_client", "follow", "--url", url, "--json",
             "--interval", "0.1", *arguments],
            env=os.environ
            | {"PYTHONPATH": str(ROOT / "clients" / "python"), "ONTOUR_TOKEN": person.token},
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        self._lines: queue.Queue[str] = queue.Queue()
        self._said: queue.Queue[str] = queue.Queue()
        self._readers = [
            threading.Thread(target=self._read, args=pair)
            for pair in ((self.process.stdout, self._lines), (self.process.stderr, self._said))
        ]
        for reader in self._readers:
            reader.start()

    @staticmethod
    def _read(pipe: Any, lines: queue.Queue[str]) -> None:
        for line in pipe:
            lines.put(line)

    def connected(self) -> None:
        """Wait until it says that it follows."""
        while "following by" not in self._said.get(timeout=PATIENCE):
            pass

    def take(self, count: int) -> list[dict[str, Any]]:
        """Wait for so many changes."""
        return [json.loads(self._lines.get(timeout=PATIENCE)) for _ in range(count)]

    def rest(self) -> list[dict[str, Any]]:
        """What it printed that nobody has taken; after its end."""
        return [json.loads(line) for line in self._lines.queue]

    def end(self) -> None:
        """kill -9, and read what it had printed."""
        self.process.kill()
        self.process.wait()
        for reader in self._readers:
            reader.join()
        for pipe in (self.process.stdout, self.process.stderr):
            assert pipe is not None
            pipe.close()


@contextmanager
def following(person: Person, *arguments: str | Path) -> Iterator[Following]:
    """The command, connected, and killed at the end."""
    command = Following(person, *arguments)
    try:
        command.connected()
        yield command
    finally:
        command.end()


def change(person: Person, row_id: str, notes: str) -> None:
    """PATCH a show."""
    reply = person.api.patch(f"/api/shows/{row_id}", json={"notes": notes})
    assert reply.is_success, reply.text


def test_what_is_changed_while_the_relay_is_dead_arrives_once(
    stack: Stack, register: Register
) -> None:
    mia, cal = register(), register("Cal Crew")
    invite(mia, cal, "crew")
    show = add_show(mia)
    with following(cal, "--org", mia.org_id, "--by", "websocket") as command:
        change(mia, show["id"], "Seen within a blink.")
        arrived = command.take(1)

        stack.kill("relay")
        try:
            change(mia, show["id"], "The relay is dead.")
            change(mia, show["id"], "It still is.")
        finally:
            stack.restart("relay")
        arrived += command.take(2)

        change(mia, show["id"], "The end.")
        arrived += command.take(1)

    assert command.rest() == []
    assert [entry["version"] for entry in arrived] == [2, 3, 4, 5]
    assert [entry["row"]["notes"] for entry in arrived][1:3] == [
        "The relay is dead.", "It still is."
    ]  # fmt: skip
    assert {(entry["source"], entry["id"]) for entry in arrived} == {("feed", show["id"])}


@pytest.mark.parametrize("way", ["websocket", "sse", "polling"])
def test_a_client_that_is_killed_goes_on_from_its_file(
    register: Register, tmp_path: Path, way: str
) -> None:
    mia = register()
    shows = [add_show(mia, name=f"Night {number}") for number in range(30)]
    store = tmp_path / "copy.db"
    positions: list[int] = []

    for round_number in range(4):
        with following(mia, "--store", store, "--by", way) as command:
            # One statement, thirty changes, and a crash somewhere among them.
            reply = mia.api.patch(
                f"/api/shows?org_id=eq.{mia.org_id}", json={"notes": f"Round {round_number}"}
            )
            assert reply.is_success, reply.text
            printed = command.take(5 * round_number + 1)
        printed += command.rest()
        positions += [entry["position"] for entry in printed]

    with following(mia, "--store", store, "--by", way) as command:
        change(mia, shows[0]["id"], "The end.")
        notes = ""
        while notes != "The end.":
            (entry,) = command.take(1)
            positions.append(entry["position"])
            notes = entry["row"]["notes"]
    assert positions == sorted(set(positions))

    expected = truth(mia)
    copy = device(mia, store)
    assert copied(copy, [*expected]) == expected
    asyncio.run(copy.close())
