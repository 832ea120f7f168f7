"""Reads a request's body, of bounded length: a file, or JSON of exactly the declared fields."""

from __future__ import annotations

from typing import TypeVar

from pydantic import BaseModel, ValidationError
from starlette.requests import Request

from auth_bridge.errors import BodyTooLarge, InvalidJson, UnsupportedMediaType, ValidationFailed

Body = TypeVar("Body", bound=BaseModel)

# An answer names no more: it is not to be longer than what was asked.
PROBLEMS_NAMED = 10


async def read_bytes(request: Request, limit: int) -> bytes:
    """The body as it is."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > limit:
            raise BodyTooLarge(f"The limit is {limit} bytes.")
    return bytes(body)


async def read(request: Request, model: type[Body], limit: int) -> Body:
    """The body as the model has it; the errors never repeat what was sent, it may be a password."""
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != "application/json":
        raise UnsupportedMediaType
    body = await read_bytes(request, limit)
    try:
        return model.model_validate_json(body)
    except ValidationError as error:
        problems = error.errors(include_url=False, include_context=False, include_input=False)
    if problems[0]["type"] == "json_invalid":
        raise InvalidJson(problems[0]["msg"])
    raise ValidationFailed(
        "; ".join(
            f"{'.'.join(map(str, problem['loc'])) or 'body'}: {problem['msg']}"
            for problem in problems[:PROBLEMS_NAMED]
        )
    )
