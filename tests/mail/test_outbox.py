"""What a mail goes through on its way to the server, and what cannot happen to it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.mail.conftest import Mails, Outbox
from tests.support.database import Connection, Database
from tests.support.mail_server import TAKEN, MailServer
from tests.support.waiting import eventually

Start = Callable[..., Outbox]


def test_a_mail_is_sent_once_as_text_and_html(
    start: Start, server: MailServer, mails: Mails
) -> None:
    start()
    message_id = mails.send()
    assert mails.wait(message_id, "sent") == (1, None)
    (message,) = server.messages
    assert server.recipients == ["mia@example.com"]
    assert message["From"] == "On Tour <tour@example.com>"
    assert message["To"] == "mia@example.com"
    assert message["Subject"] == "Two-step sign-in is on"
    assert message["Message-ID"] == f"<{message_id}@example.com>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert [part.get_content_type() for part in message.iter_parts()] == [
        "text/plain",
        "text/html",
    ]
    jobs = "select count(*) from queue.procrastinate_jobs"
    eventually(lambda: mails.one(jobs) == 0)


def test_nothing_is_sent_of_what_is_rolled_back(
    start: Start, server: MailServer, mails: Mails, db: Database
) -> None:
    with db.connect(autocommit=False) as cause:
        cause.execute("select mail.send('password_changed', 'undone@example.com')")
        cause.rollback()
        cause.execute("select mail.send('password_changed', 'done@example.com')")
        start()
        # The outbox is at work and does not see what is not committed.
        mails.wait(mails.send(), "sent")
        assert server.recipients == ["mia@example.com"]
        cause.commit()
    eventually(lambda: server.recipients == ["mia@example.com", "done@example.com"])


def test_what_was_sent_before_the_outbox_began_is_not_lost(
    start: Start, server: MailServer, mails: Mails
) -> None:
    sent = [mails.send(email=f"mia{n}@example.com") for n in range(10)]
    start()
    for message_id in sent:
        mails.wait(message_id, "sent")
    assert sorted(server.recipients) == [f"mia{n}@example.com" for n in range(10)]


def test_a_temporary_refusal_is_tried_again_with_the_same_bytes(
    start: Start, server: MailServer, mails: Mails
) -> None:
    server.answer = lambda number: TAKEN if number == 3 else "451 greylisted"
    start()
    message_id = mails.send_token()
    assert mails.wait(message_id, "sent") == (4, None)
    assert len(server.received) == 4
    assert len(set(server.received)) == 1


def test_each_wait_is_longer_than_the_one_before_and_none_is_foreseeable(
    start: Start, server: MailServer, mails: Mails, sql: Connection
) -> None:
    server.answer = lambda number: "451 later"
    start(OUTBOX_ATTEMPTS="3", OUTBOX_RETRY_SECONDS="600", OUTBOX_RETRY_MOST_SECONDS="900")
    first = [mails.send(email=f"mia{n}@example.com") for n in range(6)]

    def waits() -> list[float]:
        found = sql.execute(
            "select extract(epoch from scheduled_at - now())::float from queue.procrastinate_jobs"
            " where status = 'todo' and scheduled_at > now() + interval '1 minute'"
        ).fetchall()
        return [seconds for (seconds,) in found]

    eventually(lambda: len(waits()) == len(first))
    assert all(290 < seconds <= 600 for seconds in waits())
    assert len({round(seconds) for seconds in waits()}) > 1
    # The second failure of each: twice as long, but for the upper bound.
    sql.execute("update queue.procrastinate_jobs set scheduled_at = now()")
    eventually(lambda: len(server.received) == 2 * len(first) and len(waits()) == len(first))
    assert all(440 < seconds <= 900 for seconds in waits())


def test_after_the_last_attempt_it_is_parked_and_sent_when_an_operator_says_so(
    start: Start, server: MailServer, mails: Mails
) -> None:
    server.answer = lambda number: "452 mailbox full"
    start(OUTBOX_ATTEMPTS="3")
    message_id = mails.send()
    assert mails.wait(message_id, "parked") == (3, "452 mailbox full")
    server.answer = lambda number: TAKEN
    assert mails.one("select mail.retry(%s)", message_id) is True
    assert mails.wait(message_id, "sent") == (1, None)
    assert len({message["Message-ID"] for message in server.messages}) == 1


@pytest.mark.parametrize("where", ["recipient", "content"])
def test_a_refusal_for_good_is_parked_at_once(
    where: str, start: Start, server: MailServer, mails: Mails
) -> None:
    if where == "recipient":
        server.answer_recipient = lambda number: "550 no such mailbox"
    else:
        server.answer = lambda number: "550 no such mailbox"
    start()
    assert mails.wait(mails.send(), "parked") == (1, "550 no such mailbox")


def test_a_server_that_is_away_is_waited_for(
    start: Start, server: MailServer, mails: Mails
) -> None:
    server.stop()
    start(OUTBOX_RETRY_MOST_SECONDS="0.1", OUTBOX_ATTEMPTS="50")
    message_id = mails.send()
    eventually(lambda: mails.fate(message_id)[1] > 1)
    state, _, error = mails.fate(message_id)
    assert state == "queued"
    assert error is not None
    assert error.startswith("ConnectionRefusedError")
    server.start()
    mails.wait(message_id, "sent")


def test_a_server_that_hangs_costs_one_attempt_and_keeps_nobody_waiting(
    start: Start, server: MailServer, mails: Mails
) -> None:
    server.go_on.clear()
    start(OUTBOX_SMTP_TIMEOUT_SECONDS="0.3", OUTBOX_ATTEMPTS="2", OUTBOX_CONCURRENCY="4")
    sent = [mails.send(email=f"mia{n}@example.com") for n in range(4)]
    for message_id in sent:
        attempts, error = mails.wait(message_id, "parked")
        assert attempts == 2
        assert error is not None
        assert "timed out" in error


def test_a_server_that_dies_before_it_answers_gets_the_same_mail_again(
    start: Start, server: MailServer, mails: Mails
) -> None:
    server.answer = lambda number: TAKEN if number else "die"
    start()
    assert mails.wait(mails.send_token(), "sent") == (2, None)
    first, second = server.received
    assert first == second


def test_an_outbox_that_dies_while_it_sends_leaves_a_mail_that_is_sent_again(
    start: Start, server: MailServer, mails: Mails
) -> None:
    server.go_on.clear()
    outbox = start()
    message_id = mails.send_token()
    eventually(lambda: server.received)
    outbox.kill()
    server.go_on.set()
    assert mails.fate(message_id)[0] == "queued"
    start()
    # It is not taken from somebody who may be alive: only his silence tells.
    assert mails.one("select mail.recover()") == 0
    eventually(lambda: mails.one("select mail.recover(silence => '1 second')") == 1)
    assert mails.wait(message_id, "sent") == (2, None)
    first, second = server.received
    assert first == second


def test_what_two_outboxes_do_is_done_once(
    start: Start, server: MailServer, mails: Mails, sql: Connection
) -> None:
    start()
    start()
    sql.execute(
        "select mail.send('new_device', 'mia' || n || '@example.com') from generate_series(1, 60) n"
    )
    sent = "select count(*) from mail.messages where state = 'sent' and attempts = 1"
    eventually(lambda: mails.one(sent) == 60)
    assert len(server.recipients) == len(set(server.recipients)) == 60


def test_a_mail_that_cannot_be_written_is_parked_and_holds_up_no_other(
    start: Start, server: MailServer, mails: Mails
) -> None:
    start(OUTBOX_ATTEMPTS="2", OUTBOX_CONCURRENCY="1")
    # Without the name of the provider.
    broken = mails.send("identity_linked")
    good = mails.send()
    assert mails.wait(good, "sent") == (1, None)
    attempts, error = mails.wait(broken, "parked")
    assert attempts == 2
    assert error is not None
    assert "provider" in error
    assert len(server.received) == 1


def test_a_mail_that_brings_the_outbox_down_is_parked(
    start: Start, server: MailServer, mails: Mails, sql: Connection
) -> None:
    message_id = mails.send()
    # Three outboxes have taken it and never said what became of it.
    for _ in range(3):
        sql.execute("select mail.take(%s)", [message_id])
    start(OUTBOX_ATTEMPTS="3")
    attempts, error = mails.wait(message_id, "parked")
    assert attempts == 4
    assert error == "The outbox ended each time while it sent this mail."
    assert server.received == []
