"""A mail server that does as a test says: a real one, on a port of its own."""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from ontour.ports import free_port

TAKEN = "250 taken"


class MailServer:
    """Keeps each mail that it was sent, whatever it answers."""

    def __init__(self, *, login: bool = False, **options: Any) -> None:
        self.received: list[bytes] = []
        self.recipients: list[str] = []
        self.logins: list[tuple[bytes, bytes]] = []
        # What is said of the n-th mail, counted from 0; or of its recipient.
        self.answer: Callable[[int], str] = lambda number: TAKEN
        self.answer_recipient: Callable[[int], str] = lambda number: "250 known"
        # An answer is withheld until this is set.
        self.go_on = threading.Event()
        self.go_on.set()
        self._options = options | ({"authenticator": self._authenticate} if login else {})
        self._controller: Controller | None = None
        self.port = free_port()

    def start(self) -> None:
        """Answer from now on."""
        self._controller = Controller(
            self, hostname="127.0.0.1", port=self.port, ready_timeout=10, **self._options
        )
        self._controller.start()

    def stop(self) -> None:
        """Be gone, with all connections."""
        self.go_on.set()
        if self._controller:
            self._controller.stop()
            self._controller = None

    @property
    def messages(self) -> list[EmailMessage]:
        """What it was sent, as mail programs read it."""
        return [
            message_from_bytes(raw, EmailMessage, policy=policy.default) for raw in self.received
        ]

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Called by aiosmtpd for each recipient."""
        said = self.answer_recipient(len(self.recipients))
        self.recipients.append(address)
        if said.startswith("250"):
            envelope.rcpt_tos.append(address)
        return said

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Called by aiosmtpd with a whole mail."""
        number = len(self.received)
        self.received.append(envelope.original_content or b"")
        await asyncio.to_thread(self.go_on.wait)
        said = self.answer(number)
        if said == "die":
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
        return said

    def _authenticate(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any
    ) -> AuthResult:
        """Called by aiosmtpd with a login; the password is hush."""
        assert isinstance(data, LoginPassword)
        self.logins.append((data.login, data.password))
        return AuthResult(success=data.password == b"hush", handled=False)


@contextmanager
def mail_server(*, login: bool = False, **options: Any) -> Iterator[MailServer]:
    """One that runs, and may want a login; options are those of aiosmtpd's SMTP."""
    server = MailServer(login=login, **options)
    server.start()
    try:
        yield server
    finally:
        server.stop()


def tls(certificate: str, key: str) -> ssl.SSLContext:
    """What a server needs to speak TLS."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    return context
