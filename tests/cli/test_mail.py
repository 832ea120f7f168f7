"""`./ontour mail`: the local mailbox, and the mails that could not be sent."""

from __future__ import annotations

import mailbox
import os
import subprocess
import sys
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.support.database import Database

Run = Callable[..., str]


@pytest.fixture
def ontour_mail(tmp_path: Path) -> Run:
    """The command, with a mailbox of its own."""

    def run(*arguments: str, status: int = 0) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "ontour", "mail", *arguments],
            env=os.environ | {"ONTOUR_STATE": str(tmp_path), "COLUMNS": "100"},
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, check=False, timeout=60,
        )  # fmt: skip
        assert done.returncode == status, done.stdout
        return done.stdout

    return run


@pytest.fixture
def two_mails(tmp_path: Path) -> None:
    folder = mailbox.Maildir(tmp_path / "mail")
    for second, subject in enumerate(("The first", "The [red]second")):
        message = EmailMessage()
        message["From"] = "On Tour <tour@example.com>"
        message["To"] = "mia@example.com"
        message["Subject"] = subject
        message.set_content(f"{subject} text\n")
        message.add_alternative(f"<p>{subject} html</p>\n", subtype="html")
        key = folder.add(message.as_bytes())
        os.utime(tmp_path / "mail" / "new" / key, (second, second))


@pytest.mark.usefixtures("two_mails")
def test_mails_are_listed_the_newest_first_and_opened_by_number(ontour_mail: Run) -> None:
    lines = ontour_mail().splitlines()
    assert [(line.split()[0], line[41:].rstrip()) for line in lines[1:]] == [
        ("2", "The [red]second"),
        ("1", "The first"),
    ], lines
    assert len(ontour_mail("--lines", "1").splitlines()) == 2
    shown = ontour_mail("show", "1")
    assert "Subject: The first\n" in shown
    assert shown.endswith("The first text\n")
    assert ontour_mail("show").endswith("The [red]second text\n")
    assert ontour_mail("show", "1", "--html").startswith("<p>The first html</p>")
    assert "Content-Type: multipart/alternative" in ontour_mail("show", "1", "--raw")
    assert "There is no mail 3." in ontour_mail("show", "3", status=1)


@pytest.mark.usefixtures("two_mails")
def test_mails_are_thrown_away(ontour_mail: Run) -> None:
    assert "2 thrown away" in ontour_mail("clear")
    assert "No mail yet" in ontour_mail()
    assert "There is no mail 0." in ontour_mail("show", status=1)


def test_what_was_given_up_is_listed_and_sent_after_all(ontour_mail: Run, db: Database) -> None:
    database = ("--database", db.cluster.dsn("migrator", db.name))
    assert "No mail is parked." in ontour_mail("parked", *database)
    with db.connect() as sql:
        sql.execute("select mail.send('new_device', 'mia@example.com')")
        sql.execute("select mail.settle(id, 'parked', '550 [no] such user') from mail.messages")
        (message_id,) = sql.execute("select id from mail.messages").fetchone() or ()
        listed = ontour_mail("parked", *database)
        for text in (str(message_id), "mia@example.com", "new_device", "550 [no] such user"):
            assert text in listed
        assert "queued again" in ontour_mail("retry", str(message_id), *database)
        assert "is not parked" in ontour_mail("retry", str(message_id), *database, status=1)
        state = sql.execute("select state, attempts from mail.messages").fetchone()
    assert state == ("queued", 0)
