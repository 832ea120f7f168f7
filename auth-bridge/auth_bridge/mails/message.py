"""The message that goes over the wire (RFC 5322): the same bytes at every attempt."""

from __future__ import annotations

from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from typing import Any

from auth_bridge.mails.render import Mail


def compose(message: dict[str, Any], mail: Mail, sender: str, reply_to: str | None) -> EmailMessage:
    """Text and HTML of a mail, to its one recipient.

    The policy refuses a header with a line break in it, and Address what is not one address.
    """
    name, address = parseaddr(sender)
    domain = address.rpartition("@")[2]
    made = EmailMessage(policy=SMTP)
    made["From"] = Address(name, addr_spec=address)
    made["To"] = Address(addr_spec=message["email"])
    if reply_to:
        made["Reply-To"] = Address(addr_spec=reply_to)
    made["Subject"] = mail.subject
    written_at = datetime.fromisoformat(message["created_at"]).astimezone(UTC)
    made["Date"] = format_datetime(written_at)
    made["Message-ID"] = f"<{message['id']}@{domain}>"
    # RFC 3834: no out-of-office reply is wanted.
    made["Auto-Submitted"] = "auto-generated"
    made["X-Auto-Response-Suppress"] = "All"
    made.set_content(mail.text, cte="quoted-printable")
    made.add_alternative(mail.html, subtype="html", cte="quoted-printable")
    made.set_boundary(f"=_{message['id']}")
    return made
