"""All SQL of the bridge: calls of functions of the schema auth, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, LiteralString

import psycopg
from psycopg_pool import AsyncConnectionPool

from auth_bridge.errors import DatabaseUnavailable, Refused
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


class People:
    """The database's side of signing in and out."""

    def __init__(self, settings: Settings) -> None:
        self._issuer = settings.issuer
        self._audience = settings.audience
        self._lifetime = timedelta(seconds=settings.refresh_token_seconds)
        self._grace = timedelta(seconds=settings.refresh_grace_seconds)
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

    async def register(
        self, context: Context, email: str, password_hash: str, full_name: str, refresh_hash: bytes
    ) -> dict[str, Any]:
        """Create a person with a session; Refused with EMAIL_ALREADY_EXISTS or INVALID_EMAIL."""
        session: dict[str, Any] = await self._call(
            context,
            "select auth.register(%s, %s, %s, %s, %s)",
            (email, password_hash, full_name, refresh_hash, self._lifetime),
        )
        return session

    async def find_login(self, context: Context, email: str) -> dict[str, Any] | None:
        """The id and password hash behind an address, None if there is none."""
        found: dict[str, Any] | None = await self._call(
            context, "select auth.find_login(%s)", (email,)
        )
        return found

    async def open_session(
        self, context: Context, user_id: str, refresh_hash: bytes, amr: list[str]
    ) -> dict[str, Any]:
        """Begin a session of somebody who proved who they are; Refused with ACCOUNT_INACTIVE."""
        session: dict[str, Any] = await self._call(
            context,
            "select auth.open_session(%s, %s, %s, %s)",
            (user_id, refresh_hash, amr, self._lifetime),
        )
        return session

    async def refresh_session(
        self, context: Context, presented: bytes, successor: bytes
    ) -> dict[str, Any]:
        """Rotate a refresh token; `outcome` says what became of it."""
        session: dict[str, Any] = await self._call(
            context,
            "select auth.refresh_session(%s, %s, %s, %s)",
            (presented, successor, self._lifetime, self._grace),
        )
        return session

    async def close_session(self, context: Context) -> None:
        """End the caller's session."""
        await self._call(context, "select auth.close_session()")

    async def me(self, context: Context) -> dict[str, Any]:
        """The caller's own profile."""
        profile: dict[str, Any] = await self._call(context, "select auth.me()")
        return profile

    async def schema_version(self) -> str:
        """The newest sqitch change."""
        version: str = await self._call(Context(), "select auth.schema_version()")
        return version

    async def _call(
        self, context: Context, query: LiteralString, values: tuple[Any, ...] = ()
    ) -> Any:
        try:
            try:
                return await self._attempt(context, query, values)
            except _Stale:
                # After a restart of the database all of the pool is stale: clear it once.
                await self._pool.check()
                return await self._attempt(context, query, values)
        except (_Stale, psycopg.OperationalError) as error:
            raise DatabaseUnavailable from error
        except psycopg.Error as error:
            if error.sqlstate == "PGRST":
                diagnostics = error.diag
                raise Refused(
                    diagnostics.message_primary or "", diagnostics.message_detail or ""
                ) from None
            raise

    async def _attempt(
        self, context: Context, query: LiteralString, values: tuple[Any, ...]
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
            row = await (await connection.execute(query, values)).fetchone()
        return row[0] if row else None
