"""Who is there and who types: ephemeral, never part of the feed. SQL decides; this passes it on."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from auth_bridge.errors import DatabaseUnavailable, Refused
from auth_bridge.logs import log
from auth_bridge.relay.audience import Audience, Filter
from auth_bridge.relay.client import Client
from auth_bridge.relay.database import Database
from auth_bridge.relay.frames import Frame
from auth_bridge.relay.messages import Typing

# Leases last a minute, so that two renewals may be lost.
RENEW_SECONDS = 20
SWEEP_SECONDS = 2


class Presences:
    """Leases of this process's sockets, and what others announce."""

    def __init__(self, database: Database, audience: Audience) -> None:
        self._database = database
        self._audience = audience
        self._clients: dict[str, Client] = {}
        self._gone: set[str] = set()

    async def set(self, client: Client, org_id: str, status: str) -> None:
        """Say how a client is present; Refused where they are no member."""
        self._clients[client.id] = client
        client.present[org_id] = status
        try:
            await self._set(client, org_id, status)
        except Refused:
            del client.present[org_id]
            raise
        finally:
            # It may have gone in the meantime.
            if client.sink.closed:
                self.leave(client)

    async def _set(self, client: Client, org_id: str, status: str) -> None:
        await self._database.fetch(
            "select change.set_presence(%s, %s, %s, %s)",
            (client.id, client.user.id, org_id, status),
        )

    async def typing(self, client: Client, message: Typing) -> None:
        """Say that a client begins or ends to type; Refused for a row that they cannot see."""
        await self._database.fetch(
            "select change.announce_typing(%s, %s, %s, %s, %s, %s, %s)",
            (
                client.id,
                client.user.id,
                message.table,
                str(message.id),
                message.field,
                message.active,
                client.weak,
            ),
        )

    async def show(self, client: Client, asked: Filter) -> None:
        """Tell a client who is there at this moment."""
        if asked.table is not None or asked.row_id is not None:
            return
        found = await self._database.fetch(
            """
            select user_id::text, org_id::text, status
            from change.present_in(%s, %s) as present (user_id, org_id, status)
            """,
            (client.user.id, asked.org_id),
        )
        for user_id, org_id, status in found:
            text = {"type": "presence", "user_id": user_id, "org_id": org_id, "status": status}
            client.send(Frame("presence", json.dumps(text)))

    def leave(self, client: Client) -> None:
        """A client is gone; its leases end with the next round."""
        if self._clients.pop(client.id, None):
            self._gone.add(client.id)

    def announce(self, payload: str) -> None:
        """Pass on what some relay has announced to those whom it concerns."""
        announced: dict[str, Any] = json.loads(payload)
        frame = Frame(announced["frame"]["type"], json.dumps(announced["frame"]))
        table = announced["frame"].get("table", "")
        row_id = announced["frame"].get("id", "")
        for group in self._audience.reading(announced["topics"]):
            if group.view.sees(announced["topics"], table, row_id):
                for client in group.clients:
                    if client.id != announced.get("sender"):
                        client.send(frame)

    async def run(self) -> None:
        """Renew what is held, end what is not; for ever."""
        rounds = 0
        while True:
            await asyncio.sleep(0.1 if self._gone else SWEEP_SECONDS)
            rounds += 1
            try:
                await self.end()
                await self._database.fetch("select count(*) from change.sweep_presence()")
                if rounds % (RENEW_SECONDS // SWEEP_SECONDS) == 0:
                    await self._renew()
            except DatabaseUnavailable:
                continue
            except Exception:
                log.exception("presence_failed")

    async def end(self) -> None:
        """End the leases of those who are gone."""
        if self._gone:
            gone, self._gone = self._gone, set()
            await self._database.fetch("select change.clear_presence(%s::uuid[])", (list(gone),))

    async def _renew(self) -> None:
        if not self._clients:
            return
        rows = await self._database.fetch(
            "select unnest(change.renew_presence(%s::uuid[]))::text", (list(self._clients),)
        )
        for (lost,) in rows:
            if client := self._clients.get(lost):
                for org_id, status in list(client.present.items()):
                    if status != "offline":
                        await self._set(client, org_id, status)
