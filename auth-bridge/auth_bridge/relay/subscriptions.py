"""What a client asks to be told, and from where on."""

from __future__ import annotations

from contextlib import suppress

from auth_bridge.errors import DatabaseUnavailable
from auth_bridge.relay import frames
from auth_bridge.relay.audience import Filter
from auth_bridge.relay.client import Client
from auth_bridge.relay.database import Database
from auth_bridge.relay.errors import (
    FeedMismatch,
    FrameInvalid,
    PositionAhead,
    PositionGone,
    SubscriptionLimit,
    SubscriptionUnknown,
    TopicForbidden,
    UnknownTable,
)
from auth_bridge.relay.feed import Feed
from auth_bridge.relay.messages import Subscribe
from auth_bridge.relay.presence import Presences


class Subscriptions:
    """Adds and removes them; a refusal changes nothing."""

    def __init__(self, database: Database, feed: Feed, presence: Presences, limit: int) -> None:
        self._database = database
        self._feed = feed
        self._presence = presence
        self._limit = limit
        self._tables: set[str] = set()

    async def check(self, asked: Subscribe) -> None:
        """Whether there can be such a subscription at all."""
        if asked.table is not None and asked.table not in self._tables:
            self._tables = await self._database.tables()
            if asked.table not in self._tables:
                raise UnknownTable(f"table={asked.table}")
        if isinstance(asked.position, int) or asked.feed_id is not None:
            bounds = await self._database.bounds()
            if asked.feed_id is not None and str(asked.feed_id) != bounds.feed_id:
                raise FeedMismatch(f"feed_id={bounds.feed_id}")
            if isinstance(asked.position, int):
                if asked.position > bounds.head:
                    raise PositionAhead(f"position={asked.position} head={bounds.head}")
                if asked.position < bounds.floor:
                    raise PositionGone(f"position={asked.position} floor={bounds.floor}")

    def check_sight(self, client: Client, asked: Subscribe) -> Filter:
        """Whether this client may have it."""
        wanted = Filter(
            org_id=str(asked.org_id) if asked.org_id else None,
            table=asked.table,
            row_id=str(asked.row_id) if asked.row_id else None,
        )
        if wanted.org_id and not any(wanted.covers(topic) for topic in client.topics):
            raise TopicForbidden(f"org_id={wanted.org_id}")
        return wanted

    async def add(self, client: Client, asked: Subscribe) -> None:
        """Tell a client more, from where it asks or from where it is."""
        if len(client.filters) >= self._limit:
            raise SubscriptionLimit(f"limit={self._limit}")
        if asked.id is not None and asked.id in client.filters:
            raise FrameInvalid("id: There is a subscription of this id.")
        if client.started and isinstance(asked.position, int):
            raise FrameInvalid("position: Only the first subscription has one.")
        await self.check(asked)
        wanted = self.check_sight(client, asked)
        name = asked.id or next(
            name
            for number in range(1, self._limit + 2)
            if (name := str(number)) not in client.filters
        )
        client.filters[name] = wanted
        first, client.started = not client.started, True
        if first:
            now = self._feed.position
            client.position = asked.position if isinstance(asked.position, int) else now
        live = client in self._feed.audience or (first and client.position == self._feed.position)
        position = self._feed.position if live else client.position
        client.send(frames.of({"type": "subscribed", "id": name, "position": position}))
        if live:
            self._feed.place(client)
        elif first:
            self._feed.join(client)
        with suppress(DatabaseUnavailable):
            await self._presence.show(client, wanted)

    def remove(self, client: Client, name: str) -> None:
        """Tell a client less."""
        if name not in client.filters:
            raise SubscriptionUnknown(f"id={name[:100]}")
        del client.filters[name]
        if client in self._feed.audience:
            self._feed.audience.place(client)
        client.send(frames.of({"type": "unsubscribed", "id": name}))
