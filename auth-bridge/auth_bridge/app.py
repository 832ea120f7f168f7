"""create_app(settings): the bridge as an ASGI application."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import cast

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response

from auth_bridge import keys
from auth_bridge.database import Database
from auth_bridge.endpoints import endpoints
from auth_bridge.endpoints.endpoint import routes
from auth_bridge.errors import BridgeError, MethodNotAllowed, NotFound, Refused
from auth_bridge.keeper import Keeper
from auth_bridge.middleware import RequestLog
from auth_bridge.passwords import Passwords
from auth_bridge.postgrest import Answered, Postgrest
from auth_bridge.providers import Providers
from auth_bridge.requests import Services
from auth_bridge.secrets import Secrets
from auth_bridge.settings import Settings
from auth_bridge.tokens import AccessTokens


def create_app(settings: Settings) -> Starlette:
    """The application for these settings; it connects when it starts up."""
    found = keys.load(settings.keys_dir)
    services = Services(
        settings=settings,
        keys=found,
        secrets=Secrets.load(settings.keys_dir),
        passwords=Passwords(
            settings.argon2_memory_kib,
            settings.argon2_passes,
            settings.hash_workers,
            settings.hash_queue,
        ),
        access_tokens=AccessTokens(
            found, settings.issuer, settings.audience, settings.access_token_seconds
        ),
        database=Database(settings),
        providers=Providers(settings),
        postgrest=Postgrest(settings.postgrest_socket),
    )

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        await services.database.open()
        keeper = asyncio.create_task(
            Keeper(settings.keys_dir, services.database, settings.access_token_seconds).run()
        )
        yield
        keeper.cancel()
        await services.database.close()
        await services.providers.close()
        await services.postgrest.close()
        services.passwords.close()

    app = Starlette(
        routes=routes(endpoints()),
        middleware=[Middleware(RequestLog)],
        exception_handlers={
            BridgeError: _answer,
            Refused: _answer,
            Answered: _answer,
            HTTPException: _answer_router,
        },
        lifespan=lifespan,
    )
    # One address for a thing: no redirect to the same without its last slash.
    app.router.redirect_slashes = False
    app.state.services = services
    return app


async def _answer(request: Request, error: Exception) -> Response:
    return cast("BridgeError | Refused | Answered", error).response()


async def _answer_router(request: Request, error: Exception) -> Response:
    """What Starlette's router says (404 or 405, it knows no other), in our form."""
    found = cast("HTTPException", error)
    if found.status_code == 405:
        return MethodNotAllowed((found.headers or {}).get("Allow", "")).response()
    return NotFound().response()
