"""python -m ontour.mailbox SOCKET FOLDER: the mail server of `up` and the tests; no mail leaves it.

Speaks LMTP on a Unix socket, which only this user reaches, and keeps what comes in a Maildir.
"""

from __future__ import annotations

import asyncio
import mailbox
import os
import signal
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path

from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP, Envelope, Session

FOLDERS = ("tmp", "new", "cur")


class Keep:
    """What happens to a mail: it is written down, and only then acknowledged."""

    def __init__(self, folder: Path) -> None:
        for name in FOLDERS:
            (folder / name).mkdir(parents=True, exist_ok=True)
        self.mails = mailbox.Maildir(folder)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Called by aiosmtpd with a whole mail."""
        content = envelope.original_content or b""
        await asyncio.to_thread(self.mails.add, content.replace(b"\r\n", b"\n"))
        return "250 kept"


async def serve(socket: Path, folder: Path) -> None:
    """Serve until told to stop."""
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    keep = Keep(folder)
    os.umask(0o177)
    await loop.create_unix_server(lambda: LMTP(keep, hostname="localhost", loop=loop), str(socket))
    await stop.wait()


@dataclass(frozen=True, slots=True)
class Kept:
    """A mail of the folder; its number stays as long as none is thrown away."""

    number: int
    received_at: datetime
    message: EmailMessage

    def text(self, kind: str = "plain") -> str:
        """Its text, or its HTML."""
        part = self.message.get_body((kind,))
        return str(part.get_content()) if isinstance(part, EmailMessage) else ""


def read(folder: Path) -> list[Kept]:
    """All mails of the folder, the oldest first."""
    parser = BytesParser(EmailMessage, policy=policy.default)
    return [
        Kept(
            number,
            datetime.fromtimestamp(file.stat().st_mtime).astimezone(),
            parser.parsebytes(file.read_bytes()),
        )
        for number, file in enumerate(_files(folder), 1)
    ]


def clear(folder: Path) -> int:
    """Throw all of them away; returns how many."""
    files = _files(folder)
    for file in files:
        file.unlink()
    return len(files)


def _files(folder: Path) -> list[Path]:
    return sorted(_in_folders(folder), key=lambda file: (file.stat().st_mtime_ns, file.name))


def _in_folders(folder: Path) -> Iterator[Path]:
    for name in FOLDERS[1:]:
        yield from (folder / name).glob("*")


def main() -> None:
    """Serve at the socket and for the folder of the command line."""
    socket, folder = map(Path, sys.argv[1:])
    socket.unlink(missing_ok=True)
    asyncio.run(serve(socket, folder))


if __name__ == "__main__":
    main()
