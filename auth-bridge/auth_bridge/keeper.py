"""Keeps the folder of keys in order while the bridge runs, and PostgREST up to date with it.

PostgREST reads jwks.json when it starts, and again when it is told to. All others look by
themselves.
"""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

from auth_bridge import files, keys
from auth_bridge.database import Context, Database
from auth_bridge.errors import BridgeError
from auth_bridge.jwk import JWKS, SIGNING
from auth_bridge.logs import log

POLL_SECONDS = 0.2
SETTLE_SECONDS = 10
# Whose clock is behind ours may take a token for a while longer; no key ends before its tokens.
SPARE_SECONDS = 60


class Keeper:
    """One task of the bridge; several bridges over one folder do no harm."""

    def __init__(self, folder: Path, database: Database, access_token_seconds: int) -> None:
        self._folder = folder
        self._database = database
        self._lifetime = access_token_seconds + SPARE_SECONDS
        self._told: list[tuple[int, ...]] = []
        self._settled_at = -float(SETTLE_SECONDS)

    async def run(self) -> None:
        """Look after the folder until cancelled."""
        while True:
            try:
                await self.look()
            except BridgeError:
                pass  # the database is away: PostgREST is told when it is back
            except (OSError, ValueError):
                log.exception("keys_out_of_order", folder=str(self._folder))
            await asyncio.sleep(POLL_SECONDS)

    async def look(self) -> None:
        """Drop what has retired, and tell PostgREST of a new jwks.json; also once at the start."""
        if self._found() != self._told or time.monotonic() - self._settled_at >= SETTLE_SECONDS:
            keys.settle(self._folder, self._lifetime)
            self._settled_at = time.monotonic()
        if (found := self._found()) != self._told:
            await self._database.call(Context(), "announce_keys")
            self._told = found
            log.info("keys_published", kids=[one.kid for one in keys.accepted(self._folder)])

    def _found(self) -> list[tuple[int, ...]]:
        return [files.stamp_of(self._folder / name) for name in (SIGNING, JWKS)]
