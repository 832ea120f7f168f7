"""Who is told of what: callbacks, and iterators that wait."""

from __future__ import annotations

import asyncio
import logging
import weakref
from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar

Event = TypeVar("Event")

_log = logging.getLogger("ontour_client")


class Events(Generic[Event]):
    """Everything of one kind from its making on: `async for change in client.changes()`."""

    def __init__(self) -> None:
        self._waiting: asyncio.Queue[Event | BaseException] = asyncio.Queue()
        self._ended: BaseException | None = None

    def put(self, event: Event | BaseException) -> None:
        """Add an event; an exception ends the iteration."""
        self._waiting.put_nowait(event)

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Event:
        if self._ended is None:
            event = await self._waiting.get()
            if not isinstance(event, BaseException):
                return event
            self._ended = event
        raise self._ended


class Hub:
    """Tells events to whoever asked for their kind, in the order in which they happen."""

    def __init__(self) -> None:
        self._callbacks: list[tuple[type[Any], Callable[[Any], None]]] = []
        self._streams: list[tuple[type[Any], weakref.ref[Events[Any]]]] = []
        self._ended: BaseException | None = None

    def on(self, kind: type[Event], callback: Callable[[Event], None]) -> Callable[[], None]:
        """Call back for each event of a kind; returns what ends that."""
        entry = (kind, callback)
        self._callbacks.append(entry)
        return lambda: self._callbacks.remove(entry)

    def stream(self, kind: type[Event]) -> Events[Event]:
        """Make an iterator of a kind; it holds what its reader has not taken yet."""
        events = Events[Event]()
        if self._ended:
            events.put(self._ended)
        self._streams.append((kind, weakref.ref(events)))
        return events

    def tell(self, *events: object) -> None:
        """Tell what has happened. A callback that fails is logged and hinders nobody."""
        for event in events:
            for kind, callback in tuple(self._callbacks):
                if isinstance(event, kind):
                    try:
                        callback(event)
                    except Exception:
                        _log.exception("a callback for %s failed", kind.__name__)
            for kind, stream in self._live_streams():
                if isinstance(event, kind):
                    stream.put(event)

    def end(self, reason: BaseException | None = None) -> None:
        """End all iterators, with an error if there is one."""
        self._ended = reason or StopAsyncIteration()
        for _, stream in self._live_streams():
            stream.put(self._ended)

    def _live_streams(self) -> list[tuple[type[Any], Events[Any]]]:
        self._streams = [entry for entry in self._streams if entry[1]() is not None]
        return [(kind, found) for kind, ref in self._streams if (found := ref())]
