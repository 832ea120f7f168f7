"""Waiting for something to become true, never for a time to pass."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

from tests.support.database import Connection, Database

Answer = TypeVar("Answer")


def eventually(ask: Callable[[], Answer], seconds: float = 20) -> Answer:
    """Ask until the answer counts as true, and return it; give up after many seconds."""
    deadline = time.monotonic() + seconds
    while not (answer := ask()):
        assert time.monotonic() < deadline, f"still {answer!r} after {seconds} seconds"
        time.sleep(0.02)
    return answer


def wait_for_lock(sql: Connection, call: str) -> None:
    """Return once a statement with this call waits for a lock; the test fails by its timeout."""
    sql.execute("set statement_timeout to '10s'")
    sql.execute(
        f"""
        do $$
        begin
            while not exists (
                select from pg_stat_activity
                where datname = current_database()
                    and wait_event_type = 'Lock' and query like '%{call}%'
            ) loop
                perform pg_stat_clear_snapshot();
            end loop;
        end
        $$
        """
    )


@dataclass(frozen=True, slots=True)
class Listener:
    """What is notified on one channel of a database."""

    channel: str
    ears: Connection
    voice: Connection

    def heard(self) -> list[str]:
        """All that was notified since the last time, in the order of the commits."""
        # Notifications are one queue: when the last word is here, so is everything before it.
        self.voice.execute("select pg_notify(%s, 'end')", [self.channel])
        words: list[str] = []
        for notify in self.ears.notifies():
            if notify.payload == "end":
                break
            words.append(notify.payload)
        return words


@contextmanager
def listening(database: Database, channel: str) -> Iterator[Listener]:
    """Hear what is notified on a channel from now on."""
    with database.connect() as ears, database.connect() as voice:
        ears.execute(f"listen {channel}".encode())
        yield Listener(channel, ears, voice)
