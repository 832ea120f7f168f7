"""Hands one message to the server: delivered, refused for good, or not now."""

from __future__ import annotations

import smtplib
import ssl
from contextlib import suppress
from email.message import EmailMessage
from email.utils import parseaddr
from functools import cache

from auth_bridge.outbox.settings import OutboxSettings


class RefusedForGood(Exception):
    """The server will never take this mail."""


class NotNow(Exception):
    """It was not delivered, and may be later."""


def deliver(settings: OutboxSettings, message: EmailMessage) -> None:
    """Returns once the server has taken responsibility for it.

    Only what the server says of this mail is for good. That it cannot be reached, does not want
    our password or has no certificate is its trouble or ours, and passes.
    """
    sender = parseaddr(settings.sender)[1]
    recipient = str(message["To"])
    try:
        server = _connect(settings, sender.rpartition("@")[2])
    except (smtplib.SMTPException, OSError) as error:
        raise NotNow(_say(error)) from None
    try:
        server.send_message(message, sender, [recipient])
    except smtplib.SMTPRecipientsRefused as error:
        code, answer = error.recipients[recipient]
        raise _judge(code, answer) from None
    except (smtplib.SMTPSenderRefused, smtplib.SMTPDataError) as error:
        raise _judge(error.smtp_code, error.smtp_error) from None
    except (smtplib.SMTPException, OSError) as error:
        raise NotNow(_say(error)) from None
    finally:
        # It has been taken, or not: how the server says goodbye changes nothing.
        with suppress(smtplib.SMTPException, OSError):
            server.quit()
        server.close()


def _connect(settings: OutboxSettings, our_name: str) -> smtplib.SMTP:
    timeout = settings.smtp_timeout_seconds
    host, port = settings.smtp_host, settings.smtp_port
    if host.startswith("/"):
        return smtplib.LMTP(host, local_hostname=our_name, timeout=timeout)
    if settings.smtp_tls == "tls":
        server: smtplib.SMTP = smtplib.SMTP_SSL(
            host, port, our_name, timeout=timeout, context=_trust()
        )
    else:
        server = smtplib.SMTP(host, port, our_name, timeout)
    try:
        if settings.smtp_tls == "starttls":
            server.starttls(context=_trust())
        if settings.smtp_user and settings.smtp_password:
            server.login(settings.smtp_user, settings.smtp_password.get_secret_value())
    except BaseException:
        server.close()
        raise
    return server


@cache
def _trust() -> ssl.SSLContext:
    """Reading all authorities takes longer than sending a mail."""
    return ssl.create_default_context()


def _judge(code: int, answer: bytes | str) -> Exception:
    text = answer.decode(errors="replace") if isinstance(answer, bytes) else answer
    kind = RefusedForGood if 500 <= code <= 599 else NotNow
    return kind(f"{code} {text}")


def _say(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return str(_judge(error.smtp_code, error.smtp_error))
    return f"{type(error).__name__}: {error}"
