"""docs/reference/asyncapi.yaml is AsyncAPI 3, and says what the relay takes.

Every frame that any test of this folder hears is held against it too.
"""

from __future__ import annotations

import json
from typing import get_args

import jsonschema
import pytest

from auth_bridge.relay import messages
from auth_bridge.relay.errors import FrameInvalid
from ontour import npm
from ontour.paths import ROOT, Paths
from tests.feed import description

PAGE = (ROOT / "docs" / "reference" / "feed.md").read_text()


def test_it_is_valid_asyncapi() -> None:
    folder = npm.fetch(npm.ASYNCAPI, Paths.default()) / "schemas"
    schema = json.loads((folder / "3.0.0.json").read_text())
    jsonschema.Draft7Validator(schema).validate(description.DOCUMENT)


def test_it_has_the_frames_that_a_client_may_send_with_all_their_fields() -> None:
    described = description.messages("say")
    taken = {
        get_args(kind.model_fields["type"].annotation)[0]: kind
        for kind in get_args(messages.Message)
    }
    assert described.keys() == taken.keys()
    for name, kind in taken.items():
        payload = description.DOCUMENT["components"]["messages"][described[name]]["payload"]
        assert payload["properties"].keys() == kind.model_fields.keys()
        required = {field for field, info in kind.model_fields.items() if info.is_required()}
        assert set(payload["required"]) == required


@pytest.mark.parametrize("operation", ["say", "hear"])
def test_the_page_names_every_frame(operation: str) -> None:
    for name in description.messages(operation):
        assert f"`{name}`" in PAGE, name


ORG = "9f3ad5ba-2b0e-4f4e-8c39-6d3cf2f1a001"


@pytest.mark.parametrize(
    "frame",
    [
        {"type": "hello", "token": "t", "device_id": None},
        {"type": "subscribe"},
        {"type": "subscribe", "id": "", "position": 1},
        {"type": "subscribe", "position": "now", "table": "shows"},
        {"type": "subscribe", "position": "5"},
        {"type": "subscribe", "org_id": ORG, "colour": "red"},
        {"type": "subscribe", "org_id": 5},
        {"type": "presence", "org_id": ORG, "status": "away"},
        {"type": "presence", "org_id": ORG, "status": "asleep"},
        {"type": "typing", "table": "shows", "id": ORG, "active": True},
        {"type": "typing", "table": "shows", "id": ORG},
    ],
    ids=str,
)
def test_relay_and_description_take_the_same(frame: dict[str, object]) -> None:
    try:
        messages.validate(frame)
    except FrameInvalid:
        with pytest.raises(jsonschema.ValidationError):
            description.check("say", frame)
    else:
        description.check("say", frame)
