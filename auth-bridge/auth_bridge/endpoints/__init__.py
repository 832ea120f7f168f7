"""The endpoints, by area. Each reads its input, asks the database, answers; no rule lives here."""

from __future__ import annotations

from importlib import import_module

from auth_bridge.endpoints.endpoint import Endpoint

# In the order in which /docs shows them.
AREAS = (
    "password",
    "mailed",
    "pin",
    "oauth",
    "identities",
    "second_factor",
    "sessions",
    "devices",
    "account",
    "documents",
    "tables",
    "calendar",
    "service",
)


def endpoints() -> list[Endpoint]:
    """All of them."""
    return [
        endpoint
        for area in AREAS
        for endpoint in import_module(f"auth_bridge.endpoints.{area}").ENDPOINTS
    ]
