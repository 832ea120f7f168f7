"""What is broken during a run, one thing after another, each of them mended again."""

from __future__ import annotations

import os
import random
import signal
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from typing import LiteralString

import psycopg

from ontour.deploy import DATABASE
from ontour.errors import Problem
from tests.chaos.ground import Ground, Say
from tests.chaos.proxy import Proxy
from tests.support.database import Database

# How long a process is frozen and a network carries nothing.
STALL_SECONDS = 1.5
# From one fault to the next, however long the run is.
LONGEST_PAUSE = 8


class Faults:
    """All faults by name, and how often each was injected."""

    def __init__(self, ground: Ground, proxy: Proxy, rng: random.Random, say: Say) -> None:
        self.injected: Counter[str] = Counter()
        # Processes that did not survive what happened to others.
        self.died: Counter[str] = Counter()
        self.last_words: list[str] = []
        self._ground = ground
        self._proxy = proxy
        self._rng = rng
        self._say = say
        self._never = threading.Event()
        self._all: dict[str, Callable[[], object]] = {
            "database stopped at once": self._stop_database,
            "relay's sessions terminated": lambda: self._end_sessions("usename = 'relay'"),
            "worker's sessions terminated": lambda: self._end_sessions("usename = 'worker'"),
            "relay killed": lambda: self._kill("relay"),
            "worker killed": lambda: self._kill("worker"),
            "second worker killed": lambda: self._kill("worker2"),
            "worker frozen": lambda: self._freeze("worker"),
            "relay frozen": lambda: self._freeze("relay"),
            "all connections cut": proxy.cut_all,
            "network stalled": self._stall,
        }

    def inject(self, seconds: float, halt: threading.Event) -> None:
        """Each fault at least once, in random order, spread over this time."""
        order: list[str] = []
        pause = min(seconds / (len(self._all) + 2), LONGEST_PAUSE)
        clock = threading.Timer(seconds, halt.set)
        clock.start()
        try:
            while not halt.wait(self._rng.uniform(0.2, 1) * pause):
                if not order:
                    order = self._rng.sample(sorted(self._all), len(self._all))
                self._inject(order.pop())
            # Late is better than never: a slow machine meets them all too.
            for name in sorted(self._all):
                if not self.injected[name]:
                    self._inject(name)
        finally:
            clock.cancel()

    def calm(self) -> None:
        """Everything runs, and nothing is cut any more."""
        self._proxy.calm()
        self._mend()

    def _inject(self, name: str) -> None:
        self._say(f"Fault: {name}")
        self.injected[name] += 1
        self._all[name]()
        self._mend()

    def _stop_database(self) -> None:
        self._ground.stop_at_once()
        self._ground.cluster.start()

    def _end_sessions(self, condition: LiteralString) -> None:
        Database(self._ground.cluster, DATABASE).end_sessions(condition)

    def _kill(self, name: str) -> None:
        if name in self._ground.stack.pids:
            self._ground.stack.kill(name)
            self._restart(name)

    def _freeze(self, name: str) -> None:
        pid = self._ground.stack.pids.get(name)
        if pid is not None:
            os.kill(pid, signal.SIGSTOP)
            self._never.wait(STALL_SECONDS)
            os.kill(pid, signal.SIGCONT)

    def _stall(self) -> None:
        self._proxy.stall()
        self._never.wait(STALL_SECONDS)
        self._proxy.flow()

    def _mend(self) -> None:
        """Start what has ended by itself, as `up` does."""
        for name in self._ground.dead():
            self.died[name] += 1
            self.last_words.append(self._ground.stack.log_of(name, 30)[-3000:])
            self._restart(name)

    def _restart(self, name: str) -> None:
        with suppress(Problem):  # Another one may have died in the meantime: it is next.
            self._ground.stack.restart(name)


def sessions(connection: psycopg.Connection[tuple[object, ...]]) -> int:
    """How many sessions of writers are still in a transaction."""
    found = connection.execute(
        "select count(*) from pg_stat_activity"
        " where datname = current_database() and xact_start is not null and pid <> pg_backend_pid()"
        " and usename in ('authenticator', 'migrator')"
    ).fetchone()
    assert found is not None
    return int(str(found[0]))
