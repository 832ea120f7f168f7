"""Keeps the local copy equal to what one may see: a snapshot, then the feed without a seam."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress

from ontour_client.api import Api
from ontour_client.backoff import Backoff
from ontour_client.errors import ApiError, ConnectionLost, SnapshotNeeded, TransportBlocked
from ontour_client.hub import Hub
from ontour_client.model import RESET_CODES, Change, Frame, Scope, Signal, Status
from ontour_client.rows import Rows
from ontour_client.transports import Resume, Transport

_FEED = frozenset({"change", "enter", "leave", "heartbeat"})
_MOST_AT_ONCE = 500
# Whoever is on a fallback looks after so long whether a better way is open again.
_FALLBACK_SECONDS = 300.0


class Follower:
    """Applies frames, reconnects, resumes, and takes a new snapshot where that is the only way."""

    def __init__(
        self, api: Api, rows: Rows, hub: Hub, scope: Scope, transports: Sequence[Transport]
    ) -> None:
        self._api = api
        self._rows = rows
        self._hub = hub
        self._scope = scope
        self._transports = transports
        self._moved = asyncio.Condition()
        self._backoff = Backoff()
        rows.keep_to(scope)

    async def run(self) -> None:
        """Follow for ever. Ends only with SignedOut or WrongStore."""
        while True:
            try:
                await self._follow_by_any()
            except SnapshotNeeded as needed:
                self._rows.forget_position()
                self._hub.tell(Status(live=False, reason=str(needed)))
                await self._backoff.wait()
            except (ApiError, ConnectionLost) as lost:
                self._hub.tell(Status(live=False, reason=str(lost)))
                await self._backoff.wait()

    async def reached(self, position: int) -> None:
        """Wait until everything up to a position is applied."""
        async with self._moved:
            await self._moved.wait_for(lambda: (self._rows.position or -1) >= position)

    async def send(self, frame: Frame) -> bool:
        """Send a frame by whichever transport is open and can."""
        for transport in self._transports:
            if await transport.send(frame):
                return True
        return False

    async def _follow_by_any(self) -> None:
        if self._rows.position is None:
            snapshot = await self._api.snapshot(self._scope)
            await self._tell(self._rows.replace(snapshot))
        blocked = ""
        for number, transport in enumerate(self._transports):
            try:
                with suppress(TimeoutError):
                    async with asyncio.timeout(_FALLBACK_SECONDS if number else None):
                        await self._follow(transport)
            except TransportBlocked as error:
                blocked += f" {transport.name}: {error};"
        raise ConnectionLost(blocked or "looking for a better way")

    async def _follow(self, transport: Transport) -> None:
        position, feed_id = self._rows.position, self._rows.feed_id
        if position is None or feed_id is None:
            return
        arrived: asyncio.Queue[Frame] = asyncio.Queue(2 * _MOST_AT_ONCE)

        async def read() -> None:
            async for frame in transport.frames(self._api, Resume(position, feed_id, self._scope)):
                await arrived.put(frame)

        reader = asyncio.create_task(read())
        live = False
        try:
            while frames := await _taken(arrived, reader):
                await self._apply(frames)
                if not live and any(frame["type"] in _FEED for frame in frames):
                    live = True
                    self._backoff.reset()
                    self._hub.tell(Status(live=True, transport=transport.name))
            await reader
        finally:
            reader.cancel()
            await asyncio.gather(reader, return_exceptions=True)

    async def _apply(self, frames: Sequence[Frame]) -> None:
        """Apply frames in as few transactions as there are changes of access among them."""
        plain: list[Frame] = []
        for frame in frames:
            if frame.get("entered") or frame.get("left"):
                await self._tell(self._rows.apply(plain))
                plain = []
                await self._apply_access(frame)
            elif frame["type"] in _FEED:
                plain.append(self._covered(frame))
            elif frame["type"] == "error" and frame["code"] in RESET_CODES:
                raise SnapshotNeeded(frame["code"])
            elif frame["type"] not in {"welcome", "subscribed", "unsubscribed"}:
                self._hub.tell(Signal(frame["type"], frame))
        await self._tell(self._rows.apply(plain))

    async def _apply_access(self, frame: Frame) -> None:
        """Drop at once what is no longer for us, and fetch what now is."""
        if frame["position"] <= (self._rows.position or 0):
            return
        entered, left = frame.get("entered") or [], frame.get("left") or []
        await self._tell(self._rows.drop_topics(left))
        tables = None
        if all(topic.startswith("profile:") for topic in [*entered, *left]):
            # Somebody whom we now share an organization with, or no longer.
            tables = ["users"] if entered and self._scope == Scope() else []
        if tables == []:
            await self._tell(self._rows.apply([self._covered(frame)]))
            return
        snapshot = await self._api.snapshot(self._scope, tables)
        if snapshot.feed_id != self._rows.feed_id:
            raise SnapshotNeeded("FEED_MISMATCH")
        await self._tell(self._rows.refresh(self._covered(frame), snapshot))

    def _covered(self, frame: Frame) -> Frame:
        """The frame, or only its position if it is not about what is followed."""
        if self._scope.covers(frame):
            return frame
        return {"type": "heartbeat", "position": frame["position"]}

    async def _tell(self, changes: Sequence[Change]) -> None:
        self._hub.tell(*changes)
        async with self._moved:
            self._moved.notify_all()


async def _taken(arrived: asyncio.Queue[Frame], reader: asyncio.Task[None]) -> list[Frame]:
    """Whatever has arrived, or nothing once the reader has ended and all is taken."""
    getting = asyncio.ensure_future(arrived.get())
    try:
        await asyncio.wait({getting, reader}, return_when=asyncio.FIRST_COMPLETED)
        frames = [getting.result()] if getting.done() else []
    finally:
        getting.cancel()
    while len(frames) < _MOST_AT_ONCE and not arrived.empty():
        frames.append(arrived.get_nowait())
    return frames
