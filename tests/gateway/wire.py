"""Requests byte by byte: what HTTP clients are too well-mannered to send."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import Any, Self

Connect = Callable[[], socket.socket]
TIMEOUT_SECONDS = 20.0


class ConnectionDroppedError(Exception):
    """The connection ended before a whole answer had come."""


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer as it came."""

    status: int
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        """The body, read as JSON."""
        return json.loads(self.body)

    @property
    def code(self) -> str | None:
        """The code of an error body, or None where the body has another shape."""
        try:
            body = self.json()
        except ValueError:
            return None
        shaped = isinstance(body, dict) and {"code", "message", "details", "hint"} <= body.keys()
        return str(body["code"]) if shaped else None


def tcp(port: int, host: str = "127.0.0.1") -> Connect:
    """Connections to a port of this machine."""
    return lambda: socket.create_connection((host, port), TIMEOUT_SECONDS)


def unix(path: Path) -> Connect:
    """Connections to a unix socket."""

    def connect() -> socket.socket:
        connection = socket.socket(socket.AF_UNIX)
        connection.settimeout(TIMEOUT_SECONDS)
        connection.connect(str(path))
        return connection

    return connect


class Wire:
    """One connection, kept alive, and opened again when the other side said that it would close."""

    def __init__(self, connect: Connect) -> None:
        self._connect = connect
        self._socket: socket.socket | None = None
        self._stream: BufferedReader | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection; the next request opens another."""
        if self._stream is not None:
            self._stream.close()
        if self._socket is not None:
            self._socket.close()
        self._socket = self._stream = None

    def ask(self, request: bytes) -> Reply:
        """Send these bytes and read one answer to the end."""
        try:
            if self._socket is None:
                self._socket = self._connect()
                self._stream = self._socket.makefile("rb")
            with suppress(BrokenPipeError, ConnectionResetError):
                # Refused before the last byte was sent: the answer may be waiting all the same.
                self._socket.sendall(request)
            reply = self._read(bodiless=request.startswith(b"HEAD "))
        except (OSError, EOFError, ValueError, IndexError) as error:
            self.close()
            raise ConnectionDroppedError(str(error)) from error
        if reply.headers.get("connection", "").lower() == "close":
            self.close()
        return reply

    def _line(self) -> str:
        assert self._stream is not None
        line = self._stream.readline()
        if not line.endswith(b"\r\n"):
            raise EOFError(f"the answer ends in {line!r}")
        return line[:-2].decode("latin-1")

    def _take(self, count: int) -> bytes:
        assert self._stream is not None
        taken = self._stream.read(count)
        if len(taken) < count:
            raise EOFError(f"the answer lacks {count - len(taken)} bytes")
        return taken

    def _read(self, *, bodiless: bool) -> Reply:
        status = int(self._line().split(" ", 2)[1])
        headers: dict[str, str] = {}
        while line := self._line():
            name, _, value = line.partition(":")
            known = headers.get(name.lower())
            headers[name.lower()] = value.strip() if known is None else f"{known}, {value.strip()}"
        body = b"" if bodiless or status in (204, 304) else self._body(headers)
        return Reply(status, headers, body)

    def _body(self, headers: dict[str, str]) -> bytes:
        if "content-length" in headers:
            return self._take(int(headers["content-length"]))
        if headers.get("transfer-encoding") != "chunked":
            assert self._stream is not None
            return self._stream.read()
        chunks = []
        while size := int(self._line(), 16):
            chunks.append(self._take(size))
            self._line()
        self._line()
        return b"".join(chunks)


def request(
    method: str,
    target: str | bytes,
    headers: Mapping[str, str | bytes] | None = None,
    body: bytes = b"",
) -> bytes:
    """An HTTP/1.1 request with Host and, with a body, Content-Length; nothing is checked."""
    raw_target = target.encode("latin-1") if isinstance(target, str) else target
    lines = [b"%b %b HTTP/1.1" % (method.encode("latin-1"), raw_target), b"Host: localhost"]
    for name, value in (headers or {}).items():
        raw_value = value.encode("latin-1") if isinstance(value, str) else value
        lines.append(b"%b: %b" % (name.encode("latin-1"), raw_value))
    if body:
        lines.append(b"Content-Length: %d" % len(body))
    return b"\r\n".join(lines) + b"\r\n\r\n" + body
