"""Everything of the outbox that can be configured, read once from OUTBOX_* variables.

docs/reference/settings.md and .env.example list the same settings; a test compares them.
"""

from __future__ import annotations

import ipaddress
import re
from email.utils import parseaddr
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, SecretStr, StringConstraints, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

ADDRESS = re.compile(r"[^\s@<>,;:]+@[^\s@<>,;:]+")


def _mailbox(text: str) -> str:
    _, address = parseaddr(text)
    if not text.isprintable() or not ADDRESS.fullmatch(address):
        raise ValueError("one address is needed, such as On Tour <tour@example.com>")
    return text


Mailbox = Annotated[str, AfterValidator(_mailbox)]


class OutboxSettings(BaseSettings):
    """The outbox's configuration; secrets print as asterisks."""

    model_config = SettingsConfigDict(env_prefix="OUTBOX_", frozen=True, extra="forbid")

    database_url: Annotated[
        SecretStr,
        Field(description="Connection string of the database login `worker`; past any pooler."),
    ]
    keys_dir: Annotated[Path, Field(description="Folder of secret.key; no other file is read.")]
    front_end_url: Annotated[
        str,
        StringConstraints(pattern=r"^https?://[^\s?#]+[^\s?#/]$"),
        Field(
            description="Where the links in mails lead: "
            "its pages /verify-email, /reset-password and /invitation."
        ),
    ]
    sender: Annotated[
        Mailbox, Field(description="From whom mails are, such as `On Tour <tour@example.com>`.")
    ]
    reply_to: Annotated[Mailbox | None, Field(description="Address for replies.")] = None
    smtp_host: Annotated[
        str, Field(description="The SMTP server; a path is an LMTP server's Unix socket.")
    ]
    smtp_port: Annotated[int, Field(ge=1, le=65535, description="Its port.")] = 587
    smtp_tls: Annotated[
        Literal["starttls", "tls", "none"],
        Field(description="`starttls` (port 587), `tls` from the first byte (465), or `none`."),
    ] = "starttls"
    smtp_user: Annotated[str | None, Field(description="Who signs in there; nobody if unset.")] = (
        None
    )
    smtp_password: Annotated[SecretStr | None, Field(description="Their password.")] = None
    smtp_timeout_seconds: Annotated[
        float, Field(gt=0, le=120, description="Longest wait for an answer of the server.")
    ] = 20.0
    attempts: Annotated[
        int, Field(ge=1, le=50, description="How often a mail is tried; then it is parked.")
    ] = 10
    retry_seconds: Annotated[
        float, Field(gt=0, description="Wait after the first failure; it doubles with each.")
    ] = 30.0
    retry_most_seconds: Annotated[float, Field(gt=0, description="Longest such wait.")] = 3600.0
    concurrency: Annotated[int, Field(ge=1, le=50, description="Mails sent at the same time.")] = 4
    poll_seconds: Annotated[
        float, Field(gt=0, le=60, description="Longest time that a lost notification costs.")
    ] = 5.0
    heartbeat_seconds: Annotated[
        float, Field(gt=0, le=20, description="An outbox that is silent for 30 has died.")
    ] = 10.0
    log_level: Annotated[
        Literal["debug", "info", "warning", "error"], Field(description="Least severe line logged.")
    ] = "info"

    @model_validator(mode="after")
    def _no_password_in_the_clear(self) -> Self:
        if self.smtp_password and self.smtp_tls == "none" and not is_local(self.smtp_host):
            raise ValueError("smtp_password would cross the network unencrypted: set smtp_tls")
        return self

    @classmethod
    def read(cls) -> OutboxSettings:
        """The settings of this process's environment."""
        return cls.model_validate({})


def is_local(host: str) -> bool:
    """Whether what is sent there stays on this machine."""
    if host.startswith("/") or host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
