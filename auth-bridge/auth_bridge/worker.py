"""python -m auth_bridge.worker: gives changes their positions, seals them, ends what has run out.

Any number may run: what must be done by one at a time is decided by locks in the database.
"""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, LiteralString

import psycopg
import structlog
from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from auth_bridge.logs import configure

log = structlog.get_logger()

# A lost or late bell costs no more than this.
SLOW_POLL_SECONDS = 0.5

# So many batches within a second are load: from then on the worker looks by itself and lets writers
# spare themselves the bell, which makes their commits wait for one another.
BUSY_BATCHES = 50
BUSY_POLL_SECONDS = 0.005
AWAKE_MILLISECONDS = 1000

SEAL_SECONDS = 1.0
# Hashing takes 0.03 ms a row: in such slices no change waits long for it.
SEAL_ROWS = 1000
SWEEP_SECONDS = 1.0
ERASE_SECONDS = 10.0
HOLDS_SECONDS = 5.0
RECOVERY_SECONDS = 5.0
REMINDER_SECONDS = 60.0
HOUSEKEEPING_SECONDS = 3600.0

RECONNECT_SECONDS = 0.5


class Settings(BaseSettings):
    """The worker's configuration."""

    model_config = SettingsConfigDict(env_prefix="WORKER_", frozen=True, extra="forbid")

    database_url: Annotated[
        SecretStr, Field(description="Connection string of the database login `worker`.")
    ]
    log_level: Annotated[str, Field(description="Least severe line logged.")] = "info"


class Stopped(Exception):
    """Somebody asked the worker to end."""


class Chore:
    """A statement that is due again some time after it ran last; at once if it says `more`."""

    def __init__(self, statement: LiteralString, seconds: float, more: int | None = None) -> None:
        self.statement = statement
        self.more = more
        self.seconds = seconds
        self.due_at = 0.0

    def run_if_due(self, connection: psycopg.Connection) -> None:
        """Run it if its time has come; should it fail, the feed goes on without it."""
        now = time.monotonic()
        if now < self.due_at:
            return
        self.due_at = now + self.seconds
        try:
            done = connection.execute(self.statement)
            if self.more is not None and done.fetchone() == (self.more,):
                self.due_at = now
        except psycopg.Error as error:
            if connection.broken:
                raise
            log.error("chore_failed", statement=self.statement, error=str(error).strip())


class Worker:
    """One connection that publishes whenever the bell rings, and does chores in between."""

    def __init__(self, connection: psycopg.Connection) -> None:
        self.connection = connection
        self.chores = [
            Chore("select change.seal()", SEAL_SECONDS, more=SEAL_ROWS),
            Chore("select from change.sweep_presence()", SWEEP_SECONDS),
            Chore("select auth.erase_people()", ERASE_SECONDS, more=1),
            Chore("select tour.lapse_holds()", HOLDS_SECONDS),
            Chore("call change.ensure_log_partitions()", HOUSEKEEPING_SECONDS),
            Chore("select from auth.sweep_throttles()", HOUSEKEEPING_SECONDS),
            Chore("select mail.recover()", RECOVERY_SECONDS),
            Chore("select mail.prune()", HOUSEKEEPING_SECONDS),
            Chore("select tour.remind_owners()", REMINDER_SECONDS),
            Chore("select auth.prune_tokens()", HOUSEKEEPING_SECONDS),
            Chore("select auth.prune_sessions()", HOUSEKEEPING_SECONDS),
        ]
        self.batches = 0
        self.counted_since = time.monotonic()
        self.awake_until = 0.0

    def run(self) -> None:
        """Work until the connection breaks or somebody asks to end."""
        self.connection.execute("listen log")
        self.connection.execute("select change.resume_feed()")
        while True:
            self.publish()
            for chore in self.chores:
                chore.run_if_due(self.connection)
            wait = BUSY_POLL_SECONDS if time.monotonic() < self.awake_until else SLOW_POLL_SECONDS
            if any(chore.due_at <= time.monotonic() for chore in self.chores):
                wait = 0
            for _ in self.connection.notifies(timeout=wait, stop_after=1):
                pass

    def publish(self) -> None:
        """Number whatever is there; under load, promise to look again unasked."""
        while self.connection.execute("select change.publish()", prepare=True).fetchone() != (0,):
            self.batches += 1
        now = time.monotonic()
        if now - self.counted_since < 1 and self.batches < BUSY_BATCHES:
            return
        if self.batches >= BUSY_BATCHES:
            self.connection.execute("select change.stay_awake(%s)", [AWAKE_MILLISECONDS])
            # It looks on a while longer than promised: for who wrote just before the end of it.
            self.awake_until = now + 2 * AWAKE_MILLISECONDS / 1000
        self.batches = 0
        self.counted_since = now


@contextmanager
def stopping() -> Iterator[None]:
    """Turn the signals that end a process into Stopped."""

    def stop(number: int, frame: object) -> None:
        raise Stopped

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    try:
        yield
    except Stopped:
        log.info("worker_stopped")


def main() -> None:
    """Run until told to stop; after a break, connect again and go on."""
    settings = Settings.model_validate({})
    configure(settings.log_level)
    with stopping():
        while True:
            try:
                with psycopg.connect(
                    settings.database_url.get_secret_value(),
                    autocommit=True,
                    application_name="worker",
                ) as connection:
                    log.info("worker_connected")
                    Worker(connection).run()
            except psycopg.Error as error:
                log.warning("database_unavailable", error=str(error).strip())
                time.sleep(RECONNECT_SECONDS)


if __name__ == "__main__":
    main()
