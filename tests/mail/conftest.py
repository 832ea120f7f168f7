"""An outbox process over a database of one's own, and the mail server that it speaks to."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from auth_bridge import keys
from ontour.paths import ROOT
from tests.support.database import Connection, Database
from tests.support.mail_server import MailServer, mail_server
from tests.support.waiting import eventually

# So short that nobody waits long for an attempt.
HASTE = {
    "OUTBOX_POLL_SECONDS": "0.1",
    "OUTBOX_RETRY_SECONDS": "0.02",
    "OUTBOX_HEARTBEAT_SECONDS": "0.2",
    "OUTBOX_SMTP_TIMEOUT_SECONDS": "5",
}


@dataclass
class Outbox:
    """One outbox process."""

    process: subprocess.Popen[bytes]
    log_file: Path

    @property
    def log(self) -> str:
        """All that it has said."""
        return self.log_file.read_text()

    def kill(self) -> None:
        """End it as a crash would."""
        self.process.kill()
        self.process.wait()

    def stop(self, seconds: float = 15) -> int:
        """Ask it to end; its status."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(seconds)


@pytest.fixture
def server() -> Iterator[MailServer]:
    """A mail server that takes everything, until a test says otherwise."""
    with mail_server() as running:
        yield running


@pytest.fixture
def keys_dir(tmp_path: Path) -> Path:
    """The key of the tokens in mails."""
    folder = tmp_path / "keys"
    keys.ensure(folder)
    return folder


@pytest.fixture
def start(
    db: Database, server: MailServer, keys_dir: Path, tmp_path: Path
) -> Iterator[Callable[..., Outbox]]:
    """Start outboxes: start(OUTBOX_ATTEMPTS="2")."""
    with ExitStack() as ends:

        def run(**settings: str) -> Outbox:
            environment = {
                "PATH": os.environ["PATH"],
                "PYTHONPATH": str(ROOT / "auth-bridge"),
                "OUTBOX_DATABASE_URL": db.cluster.dsn("worker", db.name),
                "OUTBOX_KEYS_DIR": str(keys_dir),
                "OUTBOX_FRONT_END_URL": "https://tour.example.com/account",
                "OUTBOX_SENDER": "On Tour <tour@example.com>",
                "OUTBOX_SMTP_HOST": "127.0.0.1",
                "OUTBOX_SMTP_PORT": str(server.port),
                "OUTBOX_SMTP_TLS": "none",
            }
            log_file = tmp_path / "outbox.log"
            with log_file.open("ab") as log:
                process = subprocess.Popen(
                    [sys.executable, "-m", "auth_bridge.outbox"],
                    env=environment | HASTE | settings, stdout=log, stderr=subprocess.STDOUT,
                )  # fmt: skip
            outbox = Outbox(process, log_file)
            ends.callback(outbox.kill)
            return outbox

        yield run


@pytest.fixture
def sql(db: Database) -> Iterator[Connection]:
    """The superuser's session."""
    with db.connect() as connection:
        yield connection


@dataclass(frozen=True, slots=True)
class Mails:
    """The gestures of whoever sends mails, and looks at what became of them."""

    sql: Connection

    def send(self, template: str = "second_factor_enabled", email: str = "mia@example.com") -> str:
        """Send one; its id."""
        return str(self.one("select mail.send(%s, %s)", template, email))

    def send_token(self, lifetime: str = "1 hour", email: str = "mia@example.com") -> str:
        """Send one with a token in it; its id."""
        return str(
            self.one(
                "select mail.send('reset_password', %s, token_id =>"
                " auth.make_token('reset_password', null, %s, %s::interval))",
                email,
                email,
                lifetime,
            )
        )

    def one(self, query: str, *arguments: object) -> object:
        """The one value that a query finds."""
        row = self.sql.execute(query.encode(), arguments).fetchone()
        assert row is not None
        return row[0]

    def fate(self, message_id: str) -> tuple[str, int, str | None]:
        """State, attempts and last error."""
        row = self.sql.execute(
            "select state, attempts, last_error from mail.messages where id = %s", [message_id]
        ).fetchone()
        assert row is not None
        return row

    def wait(self, message_id: str, state: str) -> tuple[int, str | None]:
        """Wait until it has come to this; attempts and last error."""
        eventually(lambda: self.fate(message_id)[0] == state, seconds=30)
        return self.fate(message_id)[1:]


@pytest.fixture
def mails(sql: Connection) -> Mails:
    """Mails of this test's database."""
    return Mails(sql)
