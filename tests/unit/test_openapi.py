from __future__ import annotations

from typing import Any

import pytest

from auth_bridge import openapi
from auth_bridge.routes import ROUTES
from tests.unit.conftest import Client


def operations() -> dict[tuple[str, str], dict[str, Any]]:
    return {
        (path, method.upper()): operation
        for path, methods in openapi.document()["paths"].items()
        for method, operation in methods.items()
    }


def test_every_route_is_described() -> None:
    routes = {
        (route.path, method) for route in ROUTES for method in (route.methods or set()) - {"HEAD"}
    }
    assert routes - set(operations()) == {("/auth/openapi.json", "GET")}
    assert set(operations()) <= routes


def test_every_reference_leads_somewhere(client: Client) -> None:
    document = client.get("/auth/openapi.json").json()
    assert document["openapi"] == "3.1.0"

    def references(node: Any) -> list[str]:
        if isinstance(node, dict):
            found = [node["$ref"]] if "$ref" in node else []
            return found + [ref for value in node.values() for ref in references(value)]
        return (
            [ref for value in node for ref in references(value)] if isinstance(node, list) else []
        )

    schemas = document["components"]["schemas"]
    assert {ref.rpartition("/")[2] for ref in references(document)} <= set(schemas)


@pytest.mark.parametrize("address", operations(), ids=str)
def test_every_operation_has_a_summary_and_its_failures(address: tuple[str, str]) -> None:
    operation = operations()[address]
    assert operation["summary"].endswith(".")
    failures = {status for status in operation["responses"] if int(status) >= 400}
    assert failures or address[0].endswith("jwks.json")


def test_every_request_field_has_an_example() -> None:
    schemas = openapi.document()["components"]["schemas"]
    for name in ("RegisterRequest", "LoginRequest", "RefreshRequest"):
        for field, schema in schemas[name]["properties"].items():
            assert schema.get("examples"), f"{name}.{field}"
