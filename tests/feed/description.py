"""docs/reference/asyncapi.yaml, as tests hold frames against it."""

from __future__ import annotations

from functools import cache
from typing import Any

import jsonschema
import yaml

from ontour.paths import ROOT

DOCUMENT: dict[str, Any] = yaml.safe_load(
    (ROOT / "docs" / "reference" / "asyncapi.yaml").read_text()
)


def messages(operation: str) -> dict[str, str]:
    """The messages of an operation: their name in the document by the frame's type."""
    found = {}
    for reference in DOCUMENT["operations"][operation]["messages"]:
        key = reference["$ref"].rpartition("/")[2]
        found[DOCUMENT["components"]["messages"][key].get("name", key)] = key
    return found


@cache
def _validator(operation: str, kind: str) -> jsonschema.protocols.Validator:
    key = messages(operation)[kind]
    schema = {
        **DOCUMENT["components"]["messages"][key]["payload"],
        "components": DOCUMENT["components"],
    }
    return jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker())


def check(operation: str, frame: dict[str, Any]) -> None:
    """Fails unless the frame is one of those that the operation describes."""
    assert frame["type"] in messages(operation), frame
    _validator(operation, frame["type"]).validate(frame)
