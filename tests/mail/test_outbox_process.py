"""The outbox as a process: a database that goes away, and its own end."""

from __future__ import annotations

from collections.abc import Callable

from tests.mail.conftest import Mails, Outbox
from tests.support.database import Connection, Database
from tests.support.mail_server import MailServer
from tests.support.waiting import eventually

Start = Callable[..., Outbox]


def disconnect(db: Database) -> None:
    """End every session of the outbox, as a restart does."""
    assert db.end_sessions("application_name = 'outbox'") > 0


def test_a_restart_of_the_database_is_survived(
    start: Start, server: MailServer, mails: Mails, db: Database
) -> None:
    outbox = start()
    mails.wait(mails.send(), "sent")
    disconnect(db)
    mails.wait(mails.send(email="cal@example.com"), "sent")
    assert server.recipients == ["mia@example.com", "cal@example.com"]
    assert outbox.process.poll() is None


def test_a_database_that_stays_away_is_waited_for(
    start: Start, server: MailServer, mails: Mails, sql: Connection, db: Database
) -> None:
    outbox = start()
    mails.wait(mails.send(), "sent")
    sql.execute(f"revoke connect on database {db.name} from worker".encode())
    disconnect(db)
    eventually(lambda: "database_unavailable" in outbox.log)
    message_id = mails.send()
    sql.execute(f"grant connect on database {db.name} to worker".encode())
    mails.wait(message_id, "sent")
    assert outbox.process.poll() is None


def test_it_ends_when_it_is_told_to_even_while_a_server_hangs(
    start: Start, server: MailServer, mails: Mails
) -> None:
    server.go_on.clear()
    outbox = start(OUTBOX_SMTP_TIMEOUT_SECONDS="60")
    message_id = mails.send()
    eventually(lambda: server.received)
    assert outbox.stop() == 0
    assert mails.fate(message_id)[:2] == ("queued", 1)
    # What it could not finish is due again without waiting for its silence.
    due = "select count(*) from queue.procrastinate_jobs where status = 'todo'"
    assert mails.one(due) == 1
