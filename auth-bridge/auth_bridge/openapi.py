"""The bridge's part of /docs: OpenAPI 3.1, its schemas taken from the models."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from auth_bridge import models
from auth_bridge.errors import BridgeError

_MODELS: list[type[BaseModel]] = [
    models.RegisterRequest,
    models.LoginRequest,
    models.RefreshRequest,
    models.Tokens,
    models.User,
    models.Readiness,
    models.Error,
]
_BODY = ("INVALID_JSON", "BODY_TOO_LARGE", "UNSUPPORTED_MEDIA_TYPE", "VALIDATION_FAILED")
_TOKEN = ("TOKEN_REQUIRED", "TOKEN_INVALID", "TOKEN_EXPIRED", "SESSION_REVOKED")
# Raised by the database: their messages stand in core.error_codes.
_IN_SQL = {"EMAIL_ALREADY_EXISTS": 409, "INVALID_EMAIL": 422, "ACCOUNT_INACTIVE": 403}


@cache
def document() -> dict[str, Any]:
    """The whole document; computed once."""
    _, schemas = models_json_schema(
        [(model, "validation") for model in _MODELS], ref_template="#/components/schemas/{model}"
    )
    bearer: list[dict[str, list[str]]] = [{"bearer": []}]
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "On Tour: signing in",
            "version": "0.1.0",
            "description": "Sessions and tokens. An access token opens /api/ until it expires, or "
            "until its session ends: then it stops at the next request.",
        },
        "servers": [{"url": "/"}],
        "tags": [{"name": "auth", "description": "Sign up, in and out."}],
        "paths": {
            "/auth/register": {
                "post": _operation(
                    "register",
                    "Sign up: creates a person, their personal organization and a session.",
                    (201, models.Tokens),
                    (
                        *_BODY,
                        "WEAK_PASSWORD",
                        "INVALID_EMAIL",
                        "EMAIL_ALREADY_EXISTS",
                        "SERVER_BUSY",
                    ),
                    body=models.RegisterRequest,
                )
            },
            "/auth/login": {
                "post": _operation(
                    "login",
                    "Sign in with email and password.",
                    (200, models.Tokens),
                    (*_BODY, "INVALID_CREDENTIALS", "ACCOUNT_INACTIVE", "SERVER_BUSY"),
                    body=models.LoginRequest,
                )
            },
            "/auth/refresh": {
                "post": _operation(
                    "refresh",
                    "Exchange a refresh token for new tokens. Each is used once; within seconds a "
                    "second use gets the same successor, later it ends the session.",
                    (200, models.Tokens),
                    (
                        *_BODY,
                        "REFRESH_TOKEN_INVALID",
                        "REFRESH_TOKEN_EXPIRED",
                        "REFRESH_TOKEN_REUSED",
                        "SESSION_REVOKED",
                    ),
                    body=models.RefreshRequest,
                )
            },
            "/auth/logout": {
                "post": {
                    **_operation("logout", "End this session.", (204, None), _TOKEN),
                    "security": bearer,
                }
            },
            "/auth/me": {
                "get": {
                    **_operation("me", "Who I am and where I belong.", (200, models.User), _TOKEN),
                    "security": bearer,
                }
            },
            "/auth/.well-known/jwks.json": {
                "get": _operation(
                    "jwks", "The public keys of access tokens (RFC 7517).", (200, None), ()
                )
            },
            "/readyz": {
                "get": _operation(
                    "ready", "Whether all parts are ready.", (200, models.Readiness), ("NOT_READY",)
                )
            },
        },
        "components": {
            "schemas": schemas["$defs"],
            "securitySchemes": {
                "bearer": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"},
            },
        },
    }


def _operation(
    name: str,
    summary: str,
    success: tuple[int, type[BaseModel] | None],
    codes: tuple[str, ...],
    body: type[BaseModel] | None = None,
) -> dict[str, Any]:
    status, model = success
    answer: dict[str, Any] = {"description": "Done."}
    if model:
        answer = {"description": model.__doc__, "content": _json(model)}
    operation: dict[str, Any] = {
        "operationId": name,
        "tags": ["auth"],
        "summary": summary,
        "responses": {str(status): answer, **_failures(codes)},
    }
    if body:
        operation["requestBody"] = {"required": True, "content": _json(body)}
    return operation


def _json(model: type[BaseModel]) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{model.__name__}"}}}


def _failures(codes: tuple[str, ...]) -> dict[str, Any]:
    """The codes by status, since OpenAPI has one response for each status."""
    status_of = {error.code: error.status for error in error_classes()} | _IN_SQL
    by_status: dict[int, list[str]] = {}
    for code in codes:
        by_status.setdefault(status_of[code], []).append(code)
    return {
        str(status): {"description": ", ".join(found), "content": _json(models.Error)}
        for status, found in sorted(by_status.items())
    }


def error_classes(base: type[BridgeError] = BridgeError) -> list[type[BridgeError]]:
    """Every error that the bridge raises itself."""
    # The relay's are its own, where its modules are loaded at all.
    below = [
        kind
        for child in base.__subclasses__()
        if child.__module__ == base.__module__
        for kind in error_classes(child)
    ]
    return ([base] if hasattr(base, "code") else []) + below
