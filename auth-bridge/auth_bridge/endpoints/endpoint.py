"""One address and method: its handler, and what /docs says of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

Handler = Callable[[Request], Awaitable[Response]]

# What a body and an access token can be refused for.
BODY_CODES = ("INVALID_JSON", "BODY_TOO_LARGE", "UNSUPPORTED_MEDIA_TYPE", "VALIDATION_FAILED")
TOKEN_CODES = ("TOKEN_REQUIRED", "TOKEN_INVALID", "TOKEN_EXPIRED", "SESSION_REVOKED")


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Routes and OpenAPI are both made from these, so neither can miss one.

    `success` is the status and model of the answer; `codes` are the errors besides those of body
    and token; the handler's name is the operation's.
    """

    method: str
    path: str
    handler: Handler
    summary: str
    success: tuple[int, type[BaseModel] | None]
    codes: tuple[str, ...] = ()
    body: type[BaseModel] | None = None
    signed_in: bool = False
    # Of an answer that is no JSON: application/pdf.
    media: str | None = None
    # Of a body that is a file.
    upload: tuple[str, ...] = ()
    # What may stand after the question mark.
    query: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What the operation is called."""
        return str(getattr(self.handler, "__name__", ""))

    @property
    def all_codes(self) -> tuple[str, ...]:
        """Every error that it answers by itself."""
        body = BODY_CODES if self.body else ()
        return (*body, *(TOKEN_CODES if self.signed_in else ()), *self.codes)


def routes(endpoints: list[Endpoint]) -> list[Route]:
    """Starlette's routes: one for each path, so that a 405 can list all its methods."""
    by_path: dict[str, dict[str, Handler]] = {}
    for endpoint in endpoints:
        by_path.setdefault(endpoint.path, {})[endpoint.method] = endpoint.handler
    return [
        Route(path, _dispatcher(handlers), methods=list(handlers))
        for path, handlers in by_path.items()
    ]


def _dispatcher(handlers: dict[str, Handler]) -> Handler:
    if "GET" in handlers:
        handlers = {**handlers, "HEAD": handlers["GET"]}

    async def dispatch(request: Request) -> Response:
        return await handlers[request.method](request)

    return dispatch
