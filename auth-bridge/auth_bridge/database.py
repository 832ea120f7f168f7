"""The bridge's only way to the database: calls of functions of the schema auth."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import psycopg
from psycopg import sql
from psycopg_pool import AsyncConnectionPool

from auth_bridge.errors import DatabaseUnavailable, Refused, Throttled
from auth_bridge.settings import Settings
from auth_bridge.tokens import Caller

# The settings that PostgREST makes for a request, so that SQL sees no difference.
_CONTEXT = """
    select
        set_config('request.headers', %(headers)s, true),
        set_config('request.jwt.claims', %(claims)s, true),
        set_config('app.settings.jwt_issuer', %(issuer)s, true),
        set_config('app.settings.jwt_audience', %(audience)s, true)
"""


class _Stale(Exception):
    """A connection that died while it lay in the pool; nothing was done on it."""


@dataclass(frozen=True, slots=True)
class Context:
    """From where a request comes, and who makes it as far as is known."""

    headers: Mapping[str, str] = field(default_factory=dict)
    caller: Caller | None = None


class Database:
    """A small pool of connections as the login `bridge`."""

    def __init__(self, settings: Settings) -> None:
        self._issuer = settings.issuer
        self._audience = settings.audience
        # No check= here: it backs off for each dead connection and holds one request for seconds.
        # A short reconnect_timeout: the pool tries afresh for the next request and never backs off.
        self._pool = AsyncConnectionPool(
            settings.database_url.get_secret_value(),
            min_size=1,
            max_size=settings.database_pool_size,
            timeout=settings.database_wait_seconds,
            reconnect_timeout=1,
            kwargs={"application_name": "bridge"},
            open=False,
        )

    async def open(self) -> None:
        """Start to connect, without waiting: the bridge starts before its database too."""
        await self._pool.open(wait=False)

    async def close(self) -> None:
        """Give the connections back."""
        await self._pool.close()

    async def call(self, context: Context, function: str, **arguments: Any) -> Any:
        """What auth.<function> returns for these arguments, in a transaction of its own.

        A context with a caller is checked before, as PostgREST does it. What core.fail raises
        comes as Refused; {"retry_after": seconds}, which keeps what it has counted, as Throttled.
        """
        query = sql.SQL("select auth.{}({})").format(
            sql.Identifier(function),
            sql.SQL(", ").join(
                sql.SQL("{} => {}").format(sql.Identifier(name), sql.Placeholder(name))
                for name in arguments
            ),
        )
        try:
            try:
                found = await self._attempt(context, query, arguments)
            except _Stale:
                # After a restart of the database all of the pool is stale: clear it once.
                await self._pool.check()
                found = await self._attempt(context, query, arguments)
        except (_Stale, psycopg.OperationalError) as error:
            raise DatabaseUnavailable from error
        except psycopg.Error as error:
            if error.sqlstate == "PGRST":
                diagnostics = error.diag
                raise Refused(
                    diagnostics.message_primary or "", diagnostics.message_detail or ""
                ) from None
            raise
        if isinstance(found, dict) and "retry_after" in found:
            raise Throttled(found["retry_after"])
        return found

    async def _attempt(
        self, context: Context, query: sql.Composed, arguments: Mapping[str, Any]
    ) -> Any:
        async with self._pool.connection() as connection:
            try:
                await connection.execute(
                    _CONTEXT,
                    {
                        "headers": json.dumps(dict(context.headers)),
                        "claims": json.dumps(context.caller.claims) if context.caller else "",
                        "issuer": self._issuer,
                        "audience": self._audience,
                    },
                )
            except psycopg.OperationalError as error:
                raise _Stale from error
            if context.caller:
                await connection.execute("select auth.check_request()")
            row = await (await connection.execute(query, arguments)).fetchone()
        return row[0] if row else None
