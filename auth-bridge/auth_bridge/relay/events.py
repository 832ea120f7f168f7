"""A stream of events (SSE): the same feed where WebSockets are blocked, for one subscription."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

from websockets.http11 import Request

from auth_bridge.errors import BridgeError, InternalError, Refused, TokenRequired
from auth_bridge.logs import log
from auth_bridge.relay import messages
from auth_bridge.relay.client import Client
from auth_bridge.relay.errors import FrameInvalid, NotAcceptable

if TYPE_CHECKING:
    from auth_bridge.relay.connection import Connection
    from auth_bridge.relay.relay import Relay

_EVENTS = re.compile(r"(?:^|[ ,])text/event-stream(?:$|[ ,;])")


class Events:
    """Answers one request: with an error, or with events until somebody ends it."""

    def __init__(self, relay: Relay, connection: Connection, request: Request) -> None:
        self._relay = relay
        self._connection = connection
        self._client: Client | None = None
        self._expiry: asyncio.TimerHandle | None = None
        self._task = asyncio.get_running_loop().create_task(self._begin(request))

    def receive(self, payload: bytes) -> None:
        """Nobody listens to what a client says after its request."""

    def complain(self, error: BridgeError) -> None:
        """The same."""

    def lost(self) -> None:
        """The connection is no more."""
        if self._expiry:
            self._expiry.cancel()
        if self._client:
            self._relay.dismiss(self._client)

    async def _begin(self, request: Request) -> None:
        try:
            await self._answer(request)
        except (BridgeError, Refused) as error:
            self._connection.answer(error)
        except Exception:
            log.exception("stream_failed")
            self._connection.answer(InternalError())

    async def _answer(self, request: Request) -> None:
        if not _EVENTS.search(request.headers.get("Accept", "")):
            raise NotAcceptable
        message = _asked(request)
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        if scheme != "Bearer":
            raise TokenRequired
        caller = await self._relay.callers.identify(token)
        await self._relay.subscriptions.check(message)
        client = await self._relay.admit(self._connection, caller)
        try:
            self._relay.subscriptions.check_sight(client, message)
        except BaseException:
            self._relay.dismiss(client)
            raise
        if self._connection.closed:
            self._relay.dismiss(client)
            return
        self._client = client
        self._expiry = self._relay.expire(self._connection, caller.expires_at)
        self._connection.begin_stream()
        client.send(self._relay.welcome(client, caller.expires_at))
        await self._relay.subscriptions.add(client, message)


def _asked(request: Request) -> messages.Subscribe:
    """The subscription of the URL; where the browser resumes, Last-Event-ID counts."""
    asked: dict[str, Any] = dict(
        parse_qsl(urlsplit(request.path).query, keep_blank_values=True, max_num_fields=20)
    )
    if last := request.headers.get("Last-Event-ID"):
        asked["position"] = last
    if (position := asked.get("position")) is not None and position != "now":
        if not re.fullmatch(r"[0-9]{1,18}", position):
            raise FrameInvalid("position: a whole number, or now")
        asked["position"] = int(position)
    if "type" in asked or "id" in asked:
        raise FrameInvalid("type, id: not in a URL")
    message = messages.validate({"type": "subscribe", **asked})
    assert isinstance(message, messages.Subscribe)  # noqa: S101 - by its type
    return message
