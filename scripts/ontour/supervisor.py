"""Runs the processes of `up` under honcho: one log for all; when one ends, the rest is stopped.

Relay and worker, which the others can do without for a while, are started again instead. It is told
what to run as JSON on its standard input, and imports little: it stays in memory.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import select
import shlex
import signal
import subprocess
import sys
import threading
import time
from collections import defaultdict, deque
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from honcho.manager import Manager
from honcho.printer import Message, Printer
from honcho.process import Process

STARTED = re.compile(r"(?P<name>\S+) started \(pid=(?P<pid>\d+)\)")
STOPPED = re.compile(r"(?P<name>\S+) stopped \(rc=(?P<status>-?\d+)\)")
REMEMBERED_LINES = 8

# Whoever dies so often, so soon after each start, would only die again: then the rest is stopped.
SHORT_LIVES = 3
SHORT_LIFE_SECONDS = 2
RESPAWN_SECONDS = 0.5

# What honcho returns after SIGINT and SIGTERM.
ASKED_TO_STOP = (130, 143)


@dataclass(frozen=True, slots=True)
class Orders:
    """What to run, and what to leave behind."""

    services: list[dict[str, Any]]
    at_the_end: list[str]
    pids_file: str
    verdict_file: str

    def to_json(self) -> str:
        """As `main` reads them."""
        return json.dumps(asdict(self))


class Witness(Printer):  # type: ignore[misc] # honcho has no types
    """Prints every line, and remembers who started, who stopped first, and what each said last."""

    def __init__(self, pids_file: Path) -> None:
        super().__init__(sys.stdout)
        self.pids_file = pids_file
        self.pids = {"supervisor": os.getpid()}
        self.last_lines: defaultdict[str, deque[str]] = defaultdict(
            lambda: deque(maxlen=REMEMBERED_LINES)
        )
        self.first_stopped: tuple[str, int] | None = None

    def write(self, message: Message) -> None:
        """Called by honcho for every line of every process, and for its own."""
        super().write(message)
        if message.name != "system":
            line = message.data.decode(errors="replace")
            self.last_lines[message.name].append(line.rstrip())
        elif match := STARTED.match(message.data):
            self.pids[match["name"]] = int(match["pid"])
            self.write_pids()
            threading.Thread(target=end_orphans, args=[int(match["pid"])], daemon=True).start()
        elif self.first_stopped is None and (match := STOPPED.match(message.data)):
            self.first_stopped = match["name"], int(match["status"])

    def write_pids(self) -> None:
        """Tell the other commands who runs."""
        fresh = self.pids_file.with_suffix(".new")
        fresh.write_text(json.dumps(self.pids))
        fresh.replace(self.pids_file)

    def verdict(self) -> str:
        """Which process ended and why, as far as it said."""
        if self.first_stopped is None:
            return "On Tour stopped: no process could be started."
        name, status = self.first_stopped
        how = f"was killed by signal {-status}" if status < 0 else f"ended with status {status}"
        if name == "postgres":
            how = "ended"  # The status is that of the process that shows its log.
        said = "\n".join(f"  {line}" for line in self.last_lines[name])
        last = f"The last that it said:\n{said}" if said else "It said nothing."
        return f"On Tour stopped: {name} {how}, so the rest was stopped too. {last}"


class Respawned(Process):  # type: ignore[misc] # honcho has no types
    """A process that is started again when it dies, unless it was asked to stop."""

    def run(self, events: Any = None, ignore_signals: bool = False) -> None:
        """Called by honcho in a process of its own; returns when the last one has ended."""
        self._events = events
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_IGN)
        short_lives = 0
        while True:
            started = time.monotonic()
            child = self._child_ctor(self.cmd, env=self.env, cwd=self.cwd)
            self._send_message({"pid": child.pid}, type="start")
            for line in child.stdout:
                self._send_message(line)
            status = child.wait()
            lived = time.monotonic() - started
            short_lives = short_lives + 1 if lived < SHORT_LIFE_SECONDS else 0
            if status in (0, -signal.SIGTERM) or short_lives == SHORT_LIVES:
                break
            self._send_message(f"ended with status {status}; it is started again\n".encode())
            time.sleep(RESPAWN_SECONDS)
        self._send_message({"returncode": status}, type="stop")


class Keeper(Manager):  # type: ignore[misc] # honcho has no types
    """honcho's manager, with processes of either kind."""

    def add(self, service: dict[str, Any]) -> None:
        """Have a service of the orders started."""
        self._process_ctor = Respawned if service["respawn"] else Process
        # `exec`, so that the process that honcho signals is the one that matters.
        command = f"exec {shlex.join(service['argv'])}"
        self.add_process(service["name"], command, env=service["env"], cwd="/")


def end_orphans(pid: int) -> None:
    """Wait for the end of a process and take its children along, as nginx's workers.

    They would keep its port, and its output open: honcho waits for the end of that.
    """
    with contextlib.suppress(ProcessLookupError):
        select.select([os.pidfd_open(pid)], [], [])
        os.killpg(pid, signal.SIGKILL)


def main() -> int:
    """Supervise until a signal or the end of a process."""
    orders = Orders(**json.load(sys.stdin))
    witness = Witness(Path(orders.pids_file))
    witness.write_pids()
    manager = Keeper(witness)
    for service in orders.services:
        manager.add(service)
    try:
        manager.loop()
    finally:
        subprocess.run(orders.at_the_end, cwd="/", stdin=subprocess.DEVNULL, check=False)
    if manager.returncode in ASKED_TO_STOP:
        return 0
    verdict = witness.verdict()
    print(verdict, flush=True)
    Path(orders.verdict_file).write_text(verdict)
    return 1


if __name__ == "__main__":
    sys.exit(main())
