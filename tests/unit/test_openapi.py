from __future__ import annotations

from typing import Any

import pytest

from auth_bridge import openapi
from auth_bridge.endpoints import endpoints
from auth_bridge.endpoints.endpoint import Endpoint
from tests.unit.conftest import Client


def operations() -> dict[tuple[str, str], dict[str, Any]]:
    return {
        (path, method.upper()): operation
        for path, methods in openapi.document()["paths"].items()
        for method, operation in methods.items()
    }


def test_every_endpoint_has_an_address_and_a_name_of_its_own() -> None:
    assert len(operations()) == len(endpoints())
    assert len({operation["operationId"] for operation in operations().values()}) == len(
        endpoints()
    )


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
    assert failures or address[0].endswith((".json", "/auth/oauth"))


@pytest.mark.parametrize("endpoint", endpoints(), ids=lambda endpoint: endpoint.name)
def test_every_request_field_has_an_example(endpoint: Endpoint) -> None:
    if endpoint.body:
        schema = openapi.document()["components"]["schemas"][endpoint.body.__name__]
        for field, description in schema["properties"].items():
            assert description.get("examples"), f"{endpoint.body.__name__}.{field}"
