from __future__ import annotations

import pytest
from starlette.routing import Route

from auth_bridge.endpoints import endpoints
from auth_bridge.endpoints.endpoint import routes
from tests.unit.conftest import Client


@pytest.mark.parametrize(
    "path", ["/", "/auth", "/auth/", "/auth/none", "/auth/me/x", "/auth/me/", "/metrics"]
)
def test_an_unknown_address_is_a_404_in_the_one_form(path: str, client: Client) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.json()["code"]) == (404, "NOT_FOUND")


@pytest.mark.parametrize("route", routes(endpoints()), ids=lambda route: route.path)
def test_a_wrong_method_is_a_405_that_lists_the_right_ones(route: Route, client: Client) -> None:
    answer = client.request("PUT", route.path)
    assert (answer.status_code, answer.json()["code"]) == (405, "METHOD_NOT_ALLOWED")
    assert set(answer.headers["allow"].split(", ")) == route.methods
