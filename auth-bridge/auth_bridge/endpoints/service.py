"""What machines ask: the public keys, whether all is ready, what there is."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from auth_bridge import answers, health, openapi
from auth_bridge.endpoints.endpoint import Endpoint
from auth_bridge.models import Readiness
from auth_bridge.requests import services


async def jwks(request: Request) -> Response:
    """The public keys of access tokens."""
    return JSONResponse(
        services(request).keys.jwks, headers={"Cache-Control": "public, max-age=300"}
    )


async def ready(request: Request) -> Response:
    """Whether database, schema, PostgREST and relay are there."""
    known = services(request)
    version = await health.check(
        known.database, known.settings.postgrest_ready_url, known.settings.relay_socket
    )
    return answers.json({"status": "ready", "schema_version": version})


async def description(request: Request) -> Response:
    """This API as OpenAPI 3.1."""
    return JSONResponse(openapi.document())


ENDPOINTS = [
    Endpoint(
        "GET",
        "/auth/.well-known/jwks.json",
        jwks,
        "The public keys of access tokens (RFC 7517).",
        success=(200, None),
    ),
    Endpoint("GET", "/auth/openapi.json", description, "This description.", success=(200, None)),
    Endpoint(
        "GET",
        "/readyz",
        ready,
        "Whether all parts are ready.",
        success=(200, Readiness),
        codes=("NOT_READY",),
    ),
]
