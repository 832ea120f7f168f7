"""What stands in front of one database, as `up` and the tests run it: PostgREST, bridge, relay,
worker and gateway.
"""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

import httpx

from ontour.errors import Problem
from ontour.services import Configuration, Service

__all__ = ["Service", "Stack"]

READY_SECONDS = 30
POLL_SECONDS = 0.03


@dataclass
class Stack(Configuration):
    """The processes of a configuration."""

    _running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def pids(self) -> dict[str, int]:
        """Process ids by name, of what `start` started."""
        return {name: process.pid for name, process in self._running.items()}

    def start(self) -> None:
        """Start the processes, each with a log in the run directory, and wait until they answer."""
        for service in self.services:
            self._launch(service)
        try:
            self.wait_ready()
        except BaseException:
            self.stop()
            raise

    def _launch(self, service: Service) -> None:
        with (self.run_dir / f"{service.name}.log").open("ab") as log:
            self._running[service.name] = subprocess.Popen(
                service.argv, env=service.env, cwd="/", stdin=subprocess.DEVNULL,
                stdout=log, stderr=subprocess.STDOUT, start_new_session=True,
            )  # fmt: skip

    def stop(self) -> None:
        """Stop what `start` started."""
        for process in self._running.values():
            process.terminate()
        for process in self._running.values():
            _wait(process)
        self._running.clear()

    def kill(self, name: str) -> None:
        """End one process as a crash would, with kill -9."""
        process = self._running.pop(name)
        # Each has a session of its own: its children go with it.
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def restart(self, name: str) -> None:
        """Stop one process kindly, if it runs, and start it; returns when all is ready."""
        if process := self._running.pop(name, None):
            process.terminate()
            _wait(process)
        self._launch(next(service for service in self.services if service.name == name))
        self.wait_ready()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.stop()

    def wait_ready(self, check: Callable[[], None] | None = None) -> None:
        """Wait until the gateway says that everything behind it is ready; `check` may give up."""
        check = check or self._check_processes
        deadline = time.monotonic() + READY_SECONDS
        answer = "no answer"
        while time.monotonic() < deadline:
            check()
            try:
                reply = httpx.get(f"{self.base_url}/readyz", timeout=2)
            except httpx.TransportError as error:
                answer = str(error)
            else:
                if reply.status_code == httpx.codes.OK:
                    return
                answer = f"{reply.status_code} {reply.text}"
            time.sleep(POLL_SECONDS)
        logs = "\n".join(self.log_of(name) for name in self._running)
        raise Problem(f"Not ready after {READY_SECONDS} seconds: {answer}\n{logs}")

    def _check_processes(self) -> None:
        for name, process in self._running.items():
            if process.poll() is not None:
                raise Problem(f"{name} stopped at once:\n{self.log_of(name)}")

    def log_of(self, name: str, lines: int = 10) -> str:
        """The last lines that a process wrote."""
        return "\n".join((self.run_dir / f"{name}.log").read_text().splitlines()[-lines:])


def _wait(process: subprocess.Popen[bytes]) -> None:
    """Wait for the end of a process that was asked to stop; it is not asked for ever."""
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
