"""`python -m ontour_client follow`: print every change of what one may see, as it happens."""

from __future__ import annotations

import argparse
import asyncio
import getpass
import json
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict

from ontour_client.client import Client
from ontour_client.errors import OnTourError
from ontour_client.model import Change, Scope, Status
from ontour_client.tokens import Session, Token, Tokens
from ontour_client.transports import Polling, ServerSentEvents, Transport, WebSocket

_WAYS = (WebSocket.name, ServerSentEvents.name, Polling.name)
# What a row is best known by, the first that it has.
_NAMES = ("name", "full_name", "title", "kind", "role", "status")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    options = _parser().parse_args(arguments)
    try:
        asyncio.run(_follow(options))
    except OnTourError as error:
        print(f"ontour_client: {error}", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m ontour_client", description=__doc__)
    commands = parser.add_subparsers(required=True)
    follow = commands.add_parser("follow", help="print changes as they happen")
    follow.add_argument("--url", default=os.environ.get("ONTOUR_URL", "http://127.0.0.1:8000"))
    follow.add_argument("--org", metavar="ID", help="one organization; everything if not given")
    follow.add_argument("--table", help="one table")
    follow.add_argument("--row", metavar="ID", help="one row")
    follow.add_argument("--store", default=":memory:", help="a file to keep the copy in")
    follow.add_argument("--email", help="sign in with a password: ONTOUR_PASSWORD, or asked for")
    follow.add_argument(
        "--by", choices=_WAYS, help="only this way; the best that works if not given"
    )
    follow.add_argument("--interval", type=float, default=2.0, help="seconds between two polls")
    follow.add_argument("--json", action="store_true", help="print JSON, one change a line")
    return parser


async def _follow(options: argparse.Namespace) -> None:
    tokens = await _tokens(options)
    ways: list[Transport] = [WebSocket(), ServerSentEvents(), Polling(options.interval)]
    chosen = [way for way in ways if options.by in {None, way.name}]
    scope = Scope(options.org, options.table, options.row)
    stopped = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    client = Client(options.url, tokens, options.store, scope=scope, transports=chosen)
    show = _show_json if options.json else show_line
    client.on(Change, lambda change: None if change.source == "snapshot" else _out(show(change)))
    client.on(Status, _print_status)
    async with client:
        ending = asyncio.create_task(stopped.wait())
        following = asyncio.create_task(_until_the_end(client))
        done, _ = await asyncio.wait({ending, following}, return_when=asyncio.FIRST_COMPLETED)
        ending.cancel()
        following.cancel()
        for task in done:
            task.result()


async def _until_the_end(client: Client) -> None:
    """Take changes until the client ends, with the error that ended it."""
    async for _ in client.changes():
        pass


async def _tokens(options: argparse.Namespace) -> Tokens:
    if options.email:
        password = os.environ.get("ONTOUR_PASSWORD") or getpass.getpass()
        session = Session(options.url)
        await session.log_in(options.email, password)
        return session
    token = os.environ.get("ONTOUR_TOKEN")
    if not token:
        raise OnTourError("give --email, or an access token in ONTOUR_TOKEN")
    return Token(token)


def show_line(change: Change) -> str:
    """A change as a line for people."""
    row = change.row or {}
    version = [] if change.version is None else [f"v{change.version}"]
    name = next((str(row[key]) for key in _NAMES if row.get(key)), change.id)
    fields = ", ".join(f"{field}={json.dumps(row.get(field))}" for field in change.changed)
    words = [str(change.position), change.op, change.table, *version, name]
    return " ".join(words) + (f": {fields}" if fields else "")


def _show_json(change: Change) -> str:
    return json.dumps(asdict(change), ensure_ascii=False)


def _out(line: str) -> None:
    with suppress(BrokenPipeError):
        print(line, flush=True)


def _print_status(status: Status) -> None:
    said = f"following by {status.transport}" if status.live else f"not connected: {status.reason}"
    print(f"ontour_client: {said}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
