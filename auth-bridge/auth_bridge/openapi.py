"""The bridge's part of /docs: OpenAPI 3.1, its schemas taken from the models."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from auth_bridge.endpoints import endpoints
from auth_bridge.endpoints.endpoint import Endpoint
from auth_bridge.errors import BridgeError
from auth_bridge.models import Error

# Raised by the database: their messages stand in core.error_codes.
_IN_SQL = {
    "ACCOUNT_INACTIVE": 403,
    "ACCOUNT_OWNS_ORGANIZATION": 409,
    "EMAIL_ALREADY_EXISTS": 409,
    "EMAIL_ALREADY_VERIFIED": 409,
    "EMAIL_NOT_VERIFIED": 403,
    "IDENTITY_TAKEN": 409,
    "IDENTITY_UNKNOWN": 403,
    "INVALID_EMAIL": 422,
    "LAST_CREDENTIAL": 409,
    "ONE_TIME_TOKEN_INVALID": 422,
    "SECOND_FACTOR_ENABLED": 409,
    "STEP_UP_REQUIRED": 401,
    "USERNAME_MISSING": 409,
}


@cache
def document() -> dict[str, Any]:
    """The whole document; computed once."""
    paths: dict[str, dict[str, Any]] = {}
    for endpoint in endpoints():
        paths.setdefault(endpoint.path, {})[endpoint.method.lower()] = _operation(endpoint)
    _, schemas = models_json_schema(
        [(model, "validation") for model in _models()], ref_template="#/components/schemas/{model}"
    )
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "On Tour: signing in, and documents",
            "version": "0.1.0",
            "description": "Sessions and tokens. An access token opens /api/ until it expires, or "
            "until its session ends: then it stops at the next request.",
        },
        "servers": [{"url": "/"}],
        "tags": [
            {"name": "auth", "description": "Sign up, in and out."},
            {"name": "documents", "description": "What is printed or opened elsewhere."},
        ],
        "paths": paths,
        "components": {
            "schemas": schemas["$defs"],
            "securitySchemes": {
                "bearer": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"},
            },
        },
    }


def _models() -> list[type[BaseModel]]:
    asked = [endpoint.body for endpoint in endpoints()]
    answered = [endpoint.success[1] for endpoint in endpoints()]
    return [*dict.fromkeys(model for model in [*asked, *answered, Error] if model)]


def _operation(endpoint: Endpoint) -> dict[str, Any]:
    status, model = endpoint.success
    answer: dict[str, Any] = {"description": "Done."}
    if model:
        answer = {"description": model.__doc__, "content": _json(model)}
    elif endpoint.media:
        answer["content"] = {endpoint.media: {"schema": {"type": "string", "format": "binary"}}}
    operation: dict[str, Any] = {
        "operationId": endpoint.name,
        "tags": [_tag(endpoint.path)],
        "summary": endpoint.summary,
        "responses": {str(status): answer, **_failures(endpoint.all_codes)},
    }
    stands = [(name, "path") for name in re.findall(r"{(\w+)}", endpoint.path)]
    if stands := [*stands, *((name, "query") for name in endpoint.query)]:
        operation["parameters"] = [
            {"name": name, "in": where, "required": where == "path", "schema": {"type": "string"}}
            for name, where in stands
        ]
    if endpoint.body:
        operation["requestBody"] = {"required": True, "content": _json(endpoint.body)}
    if endpoint.upload:
        content = {media: {"schema": {"contentMediaType": media}} for media in endpoint.upload}
        operation["requestBody"] = {"required": True, "content": content}
    if endpoint.signed_in:
        operation["security"] = [{"bearer": []}]
    return operation


def _tag(path: str) -> str:
    return "documents" if path.startswith(("/documents/", "/calendar/")) else "auth"


def _json(model: type[BaseModel]) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{model.__name__}"}}}


def _failures(codes: tuple[str, ...]) -> dict[str, Any]:
    """The codes by status, since OpenAPI has one response for each status."""
    status_of = {error.code: error.status for error in error_classes()} | _IN_SQL
    by_status: dict[int, list[str]] = {}
    for code in codes:
        by_status.setdefault(status_of[code], []).append(code)
    return {
        str(status): {"description": ", ".join(found), "content": _json(Error)}
        for status, found in sorted(by_status.items())
    }


def error_classes(base: type[BridgeError] = BridgeError) -> list[type[BridgeError]]:
    """Every error that the bridge raises itself."""
    # The relay's are its own, where its modules are loaded at all.
    below = [
        kind
        for child in base.__subclasses__()
        if child.__module__ == base.__module__
        or not child.__module__.startswith("auth_bridge.relay.")
        for kind in error_classes(child)
    ]
    return ([base] if hasattr(base, "code") else []) + below
