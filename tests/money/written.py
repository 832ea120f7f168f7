"""JSON whose numbers are exact, both ways."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any


def as_json(value: Any) -> str:
    """JSON in which a decimal is a number with all its digits."""
    match value:
        case dict():
            return "{" + ",".join(f'"{key}":{as_json(part)}' for key, part in value.items()) + "}"
        case list():
            return "[" + ",".join(map(as_json, value)) + "]"
        case Decimal() | int() if not isinstance(value, bool):
            return str(value)
        case _:
            return json.dumps(value)


def from_json(text: str) -> Any:
    """What JSON says, its fractions as decimals."""
    return json.loads(text, parse_float=Decimal)
