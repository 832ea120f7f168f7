"""Around every request: its id, one log line, and no exception that gets out."""

from __future__ import annotations

import re
import time
import uuid

import structlog
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from auth_bridge.errors import InternalError
from auth_bridge.logs import log

_REQUEST_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")
# Addresses that open something for whoever knows them are no line of a log.
_KEY = re.compile(r"^(/+calendar/+)(?!announced/).*")


class RequestLog:
    """Takes the id that the gateway sets in X-Request-ID, or makes one; logs the answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        sent_id = Headers(scope=scope).get("x-request-id", "")
        request_id = sent_id if _REQUEST_ID.fullmatch(sent_id) else uuid.uuid4().hex
        scope.setdefault("state", {})["request_id"] = request_id
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=request_id)
        status = 0
        began = time.perf_counter()

        async def watch(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, watch)
        except Exception:
            log.exception("failed")
            if status == 0:
                await InternalError().response()(scope, receive, watch)
        finally:
            log.info(
                "answered",
                method=scope["method"],
                path=_KEY.sub(r"\1-", scope["path"]),
                status=status,
                ms=round((time.perf_counter() - began) * 1000, 1),
            )
