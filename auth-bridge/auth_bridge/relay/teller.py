"""Tells each client what it may see of a row: the same bytes to all that see the same."""

from __future__ import annotations

from typing import Any

from auth_bridge.relay import frames
from auth_bridge.relay.audience import Audience, Group, Row, owner
from auth_bridge.relay.client import User

# What people are told: a row of this table, and a frame that needs no subscription to it.
NOTIFICATIONS = "notifications"


class Teller:
    """Frames wait with their group until a batch is through: one write for each client."""

    def __init__(self, users: dict[str, User], audience: Audience) -> None:
        self._users = users
        self._audience = audience
        self._dirty: set[Group] = set()

    def tell(self, row: Row, access: dict[str, Any]) -> None:
        singled = [user for user_id in access if (user := self._users.get(user_id))]
        for topic in {*row.before, *row.after}:
            user = self._users.get(owner(topic) or "")
            if user and user not in singled:
                singled.append(user)
        groups = self._audience.groups(row)
        if row.table == NOTIFICATIONS and row.after and not row.before:
            self._notify(row, singled)
        if singled:
            self._tell_singly(row, groups, singled, access)
            return
        for group in groups:
            if frame := group.view.frame(row):
                group.pending.append(frame)
                self._dirty.add(group)

    def _tell_singly(
        self, row: Row, groups: set[Group], singled: list[User], access: dict[str, Any]
    ) -> None:
        """What some see differently from their group: their own, and what they gain or lose."""
        self.flush()
        for group in groups:
            if frame := group.view.frame(row):
                for client in group.clients:
                    if client.user not in singled:
                        client.send(frame)
        for user in singled:
            moved = access.get(user.id)
            if moved:
                user.leave(moved.get("left", []))
            for client in user.clients:
                if client not in self._audience:
                    continue
                frame = client.view().frame(row)
                told = client.moved(moved) if moved else None
                if told and client.concerned(told):
                    frame = (
                        frames.with_access(frame, told)
                        if frame
                        else frames.access(row.position, told)
                    )
                if frame:
                    client.send(frame)
            if moved:
                user.enter(moved.get("entered", []))
                for client in user.clients:
                    if client in self._audience:
                        self._audience.place(client)

    def _notify(self, row: Row, users: list[User]) -> None:
        """Somebody is told something, whatever they have subscribed to."""
        told = frames.notification(row.change)
        for user in users:
            for client in user.clients:
                if client in self._audience and not client.topics.isdisjoint(row.after):
                    client.send(told)

    def flush(self) -> None:
        """One write for each client, of the same bytes for all that see the same."""
        for group in self._dirty:
            whole: dict[bool, bytes] = {}
            for client in group.clients:
                events = client.sink.events
                if events not in whole:
                    whole[events] = b"".join(
                        frame.event if events else frame.websocket for frame in group.pending
                    )
                client.sink.write(whole[events])
            group.pending = []
        self._dirty.clear()
