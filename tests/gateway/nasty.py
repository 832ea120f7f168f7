"""Hostile requests, drawn from a seed: well-formed in most parts and wicked in one or two."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from tests.gateway import wicked
from tests.gateway.wire import request

ROW_ID = "018f0000-0000-7000-8000-000000000001"


@dataclass(frozen=True, slots=True)
class Surface:
    """What there is to be nasty to; the prefix is /api, and empty before a bare PostgREST."""

    prefix: str
    tables: Sequence[str]
    columns: Sequence[str]
    functions: Sequence[str]
    token: str


class Nasty:
    """An endless supply of hostile requests, the same for the same seed and surface."""

    def __init__(self, surface: Surface, seed: int) -> None:
        self._surface = surface
        self._random = random.Random(seed)  # noqa: S311 - the same ones every time is the point
        self._any = self._random.choice

    def __iter__(self) -> Iterator[bytes]:
        while True:
            yield self._request()

    def _chance(self, probability: float) -> bool:
        return self._random.random() < probability

    def _request(self) -> bytes:
        if self._chance(0.04):
            return self._any(wicked.STRANGE_REQUESTS)
        method = self._any(wicked.METHODS)
        has_body = method in ("POST", "PATCH", "PUT") or self._chance(0.02)
        body = self._body() if has_body else b""
        return request(method, self._target(), self._headers(has_body=has_body), body)

    def _text(self) -> str:
        """Query text: a wicked value as it is, percent-encoded, or with wicked bytes in it."""
        value = self._any(wicked.WICKED_VALUES)
        way = self._random.random()
        if way < 0.75:
            return quote(value, safe="(){}[],.*:\"'")
        piece = self._any(wicked.WICKED_BYTES)
        if way < 0.92:
            return quote(value.encode()[:20] + piece, safe="")
        # Raw, except line breaks: those would begin another request.
        return (value.encode()[:20] + piece.strip(b"\r\n")).decode("latin-1")

    def _path(self) -> str:
        surface, way = self._surface, self._random.random()
        table = f"{surface.prefix}/{self._any(surface.tables)}"
        if way < 0.55:
            return table
        if way < 0.72:
            return f"{surface.prefix}/rpc/{self._any(surface.functions)}"
        if way < 0.82:
            return f"{table}/{self._any((ROW_ID, self._text()))}"
        if way < 0.87:
            return f"{surface.prefix}/"
        return f"{self._any((table, surface.prefix + '/'))}{self._any(wicked.PATHS)}{self._text()}"

    def _target(self) -> str:
        parameters = [self._parameter() for _ in range(self._any((0, 1, 1, 1, 2, 3)))]
        return self._path() + ("?" + "&".join(parameters) if parameters else "")

    def _parameter(self) -> str:
        column, way = self._any(self._surface.columns), self._random.random()
        if way < 0.22:
            return f"select={self._any(wicked.SELECTS)}"
        if way < 0.27:
            depth = self._random.randrange(2, 12)
            return "select=" + "tours(shows(" * depth + "*" + "))" * depth
        condition = f"{self._any(wicked.OPERATORS)}.{self._text()}"
        if way < 0.55:
            return f"{column}={condition}"
        if way < 0.65:
            return f"{self._any(wicked.LOGIC)}=({column}.{condition})"
        if way < 0.75:
            return f"{self._any(wicked.LIMITS)}={self._any((*wicked.NUMBERS, self._text()))}"
        if way < 0.85:
            return f"order={self._any((column, *wicked.ORDERS, self._text()))}"
        if way < 0.92:
            return f"{self._any(('columns', 'on_conflict'))}={self._any((column, self._text()))}"
        return f"{self._text()}={self._text()}"

    def _headers(self, *, has_body: bool) -> dict[str, str | bytes]:
        headers: dict[str, str | bytes] = {}
        if self._chance(0.75):
            headers["Authorization"] = f"Bearer {self._surface.token}"
        elif self._chance(0.5):
            header, payload, signature = self._surface.token.split(".")
            headers["Authorization"] = self._any(wicked.AUTHORIZATIONS).format(
                header=header, payload=payload, signature=signature
            )
        if has_body and self._chance(0.95):
            plain = self._chance(0.8)
            headers["Content-Type"] = (
                "application/json" if plain else self._any(wicked.CONTENT_TYPES)
            )
        for name, values, probability in (
            ("Accept", wicked.ACCEPTS, 0.3),
            ("Prefer", wicked.PREFERENCES, 0.3),
            ("Range", wicked.RANGES, 0.15),
            ("If-Match", wicked.IF_MATCHES, 0.1),
        ):
            if self._chance(probability):
                headers[name] = self._any(values)
        if self._chance(0.08):
            # A line break would be another header, and a NUL is refused by every parser.
            pieces = [piece for piece in wicked.WICKED_BYTES if not {0, 10, 13} & set(piece)]
            headers[self._any(wicked.HEADERS)] = b"a" + self._any(pieces)
        return headers

    def _body(self) -> bytes:
        if self._chance(0.6):
            return self._any(wicked.BODIES)
        columns = self._surface.columns
        row = {
            self._any(columns): self._any(wicked.JSON_VALUES),
            self._any(columns): self._any(wicked.WICKED_VALUES),
        }
        return json.dumps(self._any((row, [row], [row, {}], [row] * 3))).encode()
