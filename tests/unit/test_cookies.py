"""Cookies at an installation that browsers reach by https."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

import pytest

from auth_bridge.app import create_app
from auth_bridge.database import Database
from auth_bridge.settings import Settings
from tests.unit.conftest import Client, KnownPeople
from tests.unit.test_routes import LOGIN, SIGN_UP

ORIGIN = "https://ontour.example"


@pytest.fixture
def secure(settings: Settings, people: KnownPeople) -> Iterator[Client]:
    """A client of a bridge that is reached by https."""
    app = create_app(settings.model_copy(update={"issuer": ORIGIN}))
    services = app.state.services
    app.state.services = replace(services, database=cast("Database", people))
    yield Client(app)
    services.passwords.close()


def test_on_https_a_cookie_is_of_this_host_and_of_https_alone(secure: Client) -> None:
    secure.post("/auth/register", json=SIGN_UP)
    reply = secure.post(
        "/auth/login", json=LOGIN | {"transport": "cookie"}, headers={"Origin": ORIGIN}
    )
    [header] = [
        one for one in reply.headers.get_list("set-cookie") if one.startswith("__Host-ontour_refr")
    ]
    attributes = {part.strip().lower() for part in header.split(";")[1:]}
    # What __Host- asks for: Secure, Path=/, and no Domain.
    assert attributes == {"httponly", "max-age=604800", "path=/", "samesite=strict", "secure"}


def test_on_https_a_cookie_without_the_prefix_counts_for_nothing(secure: Client) -> None:
    """Another host of the domain, or somebody on the wire, could have set it."""
    reply = secure.post(
        "/auth/refresh", headers={"Cookie": "ontour_refresh=otr_planted", "Origin": ORIGIN}
    )
    assert (reply.status_code, reply.json()["code"]) == (401, "REFRESH_TOKEN_INVALID")
    assert "neither" in reply.json()["details"]


def test_plain_http_is_another_origin(secure: Client) -> None:
    reply = secure.post(
        "/auth/refresh",
        headers={"Cookie": "__Host-ontour_refresh=otr_a", "Origin": "http://ontour.example"},
    )
    assert (reply.status_code, reply.json()["code"]) == (403, "ORIGIN_REFUSED")
