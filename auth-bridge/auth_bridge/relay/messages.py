"""What a client may send. docs/reference/asyncapi.yaml says the same."""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from auth_bridge.relay.errors import FrameInvalid, FrameUnknown

Position = Annotated[int, Field(ge=0, lt=1 << 63, strict=True)]
Name = Annotated[str, Field(min_length=1, max_length=63)]


class _Message(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Hello(_Message):
    """Who is there; the first frame."""

    type: Literal["hello"]
    token: str
    device_id: str | None = Field(None, max_length=200)


class Token(_Message):
    """A fresh token, before the other one expires."""

    type: Literal["token"]
    token: str


class Subscribe(_Message):
    """From here on, everything, or what belongs to an organization, table or row."""

    type: Literal["subscribe"]
    id: str | None = Field(None, min_length=1, max_length=100)
    org_id: UUID | None = None
    table: Name | None = None
    row_id: UUID | None = None
    position: Position | Literal["now"] | None = None
    feed_id: UUID | None = None


class Unsubscribe(_Message):
    """No more of that."""

    type: Literal["unsubscribe"]
    id: str


class Presence(_Message):
    """How one is present in an organization."""

    type: Literal["presence"]
    org_id: UUID
    status: Literal["online", "away", "offline"]


class Typing(_Message):
    """One begins or ends to type in a row."""

    type: Literal["typing"]
    table: Name
    id: UUID
    field: Name | None = None
    active: bool


Message = Hello | Token | Subscribe | Unsubscribe | Presence | Typing

_TYPES: dict[str, type[Message]] = {
    "hello": Hello,
    "token": Token,
    "subscribe": Subscribe,
    "unsubscribe": Unsubscribe,
    "presence": Presence,
    "typing": Typing,
}


def read(payload: bytes) -> Message:
    """One frame; raises FrameInvalid or FrameUnknown."""
    try:
        found = json.loads(payload)
    except (ValueError, RecursionError):
        raise FrameInvalid("The frame is not JSON.") from None
    if not isinstance(found, dict):
        raise FrameInvalid("The frame is no JSON object.")
    return validate(found)


def validate(found: dict[str, Any]) -> Message:
    """The same from an object."""
    kind = found.get("type")
    model = _TYPES.get(kind) if isinstance(kind, str) else None
    if model is None:
        raise FrameUnknown(f"type={json.dumps(kind)[:100]}")
    try:
        return model.model_validate(found)
    except ValidationError as error:
        problem = error.errors(include_url=False, include_context=False, include_input=False)[0]
        where = ".".join(str(part) for part in problem["loc"])[:100]
        raise FrameInvalid(f"{where}: {problem['msg']}") from None
