"""What has come into the local mailbox of a stack."""

from __future__ import annotations

import re

from ontour import mailbox
from ontour.mailbox import Kept
from ontour.stack import Stack
from tests.support.waiting import eventually


def mails_to(stack: Stack, email: str, subject: str = "") -> list[Kept]:
    """All mails to an address whose subject has these words in it, the oldest first."""
    return [
        mail
        for mail in mailbox.read(stack.maildir)
        if mail.message["To"] == email and subject in mail.message["Subject"]
    ]


def newest_to(stack: Stack, email: str, subject: str, count: int = 1) -> Kept:
    """Wait for so many of these mails; the newest of them."""
    eventually(lambda: len(mails_to(stack, email, subject)) >= count)
    return mails_to(stack, email, subject)[-1]


def token_in(mail: Kept) -> str:
    """The token that a mail carries."""
    found = re.search(r"#token=(ott_[\w-]{43})$", mail.text(), re.MULTILINE)
    assert found, mail.text()
    return found[1]
