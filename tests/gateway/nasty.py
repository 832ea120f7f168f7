"""Hostile requests, drawn from a seed: each is well-formed in most of its parts and wicked in one or two."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from .wire import request

WICKED_BYTES: tuple[bytes, ...] = (
    b"\x00", b"\xff", b"\xc3", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe2\x82", b"\x80", b"\x7f",
    b"\x1b[2J", b"\r\n", b"\n", b"\t", b"\xef\xbb\xbf", b"\xe2\x80\xae", b"\xf0\x9f\x8e\xb8", b"%", b"%zz", b"%u0041",
)  # fmt: skip

WICKED_VALUES: tuple[str, ...] = (
    "", "null", "NULL", "now", "infinity", "-infinity", "NaN", "1e400", "-0", "9" * 40, "2147483648", "0x41", "1.5",
    "2026-02-30", "0000-00-00", "10000000-01-01", "294277-01-01", "25:61", "{", "}", "{}", "[", "[1,2)", "(,)", "()",
    "{{}", '"', '""', "\\", "a\\", "'", "''; drop table shows; --", "' or 1=1 --", "$$", "${7*7}", "%", "_", "*", "**",
    "((((", "))))", "(a+)+$", "[[:alpha:]", "[z-a]", "a{99999}", "(?<=x)", "\\1", "&", "!", ":*", "a & ", "<->",
    "018f0000-0000-7000-8000-000000000001", "not-a-uuid", "true", "é" * 50, "\u202e", "🎸", "a" * 3000, ".", "..",
)  # fmt: skip

OPERATORS: tuple[str, ...] = (
    "eq", "neq", "gt", "gte", "lt", "lte", "like", "ilike", "match", "imatch", "in", "is", "isdistinct", "fts", "plfts",
    "phfts", "wfts", "fts(english)", "fts(klingon)", "fts()", "cs", "cd", "ov", "sl", "sr", "nxr", "nxl", "adj", "not.eq",
    "not.in", "not.is", "not", "not.not.eq", "eq(any)", "like(all)", "eq(some)", "zz", "", "EQ", "and", "or",
)  # fmt: skip

SELECTS: tuple[str, ...] = (
    "*", "*,*", "", ",", "id,", "id,,id", "count", "count()", "id.count()", "id.sum()", "fee.avg()", "id::int",
    "id::text::uuid", "id::", "name::json", "name->a", "name->>a", "name->0->>b", "name->", "name->>", "name->-1",
    "a:id,a:id", ":id", "id:", '"id"', '"id', "id!inner", "shows(*)", "shows!inner(*)", "shows!left!inner(*)",
    "shows!nope(*)", "...tours(name)", "...tours(id.sum())", "...shows(id.count())", "tours(shows(tours(shows(*))))",
    "tours(...shows(*))", "tours()", "tours(", "tours)", "tours(*))", "*::text", "id as x", "(select 1)", "pg_sleep(9)",
    "xmin", "ctid", "tableoid", "shows.id", "organizations(tours(shows(show_costs(*))))", "id,id" + ",id" * 500,
)  # fmt: skip

ACCEPTS: tuple[str, ...] = (
    "*/*", "application/json", "application/vnd.pgrst.object+json", "application/vnd.pgrst.array+json", "text/csv",
    "application/vnd.pgrst.plan", "application/vnd.pgrst.plan+json; for=\"text/csv\"; options=analyze|verbose",
    "application/vnd.pgrst.object", "application/vnd.pgrst.object+json;nulls=stripped", "application/geo+json",
    "application/octet-stream", "text/plain", "text/xml", "application/openapi+json", "application/x-www-form-urlencoded",
    "text/html", ";;;", "a", "/", "*/*;q=nan", "application/json;q=0", ", ,", "a/b," * 400, "application/json;charset=utf-16",
)  # fmt: skip

PREFERENCES: tuple[str, ...] = (
    "return=representation", "return=minimal", "return=headers-only", "return=", "count=exact", "count=planned",
    "count=estimated", "count=exact,count=planned", "tx=rollback", "tx=commit", "timezone=America/Los_Angeles",
    "timezone=nowhere", "params=single-object", "params=multiple-objects", "resolution=merge-duplicates",
    "resolution=ignore-duplicates", "missing=default", "handling=strict", "handling=strict, zz=1", "max-affected=-1",
    "max-affected=zz", "return=representation, resolution=merge-duplicates, missing=default", ",", "=", "a" * 2000,
)  # fmt: skip

RANGES: tuple[str, ...] = (
    "0-9", "5-2", "-5", "9-", "99999999999999999999-", "0-99999999999999999999", "bytes=0-1", "a-b", "-", "", "0-0,2-3",
)

CONTENT_TYPES: tuple[str, ...] = (
    "application/json; charset=utf-8", "application/json; charset=latin-1", "text/csv", "application/x-www-form-urlencoded", "application/octet-stream",
    "text/plain", "text/xml", "multipart/form-data; boundary=x", "application/vnd.pgrst.object+json", ";", "a/b/c", "",
)  # fmt: skip

BODIES: tuple[bytes, ...] = (
    b"{}", b"[]", b"[{}]", b"null", b"true", b"0", b'""', b"[1]", b"[null]", b'[{}, 1]', b"{", b"}", b"[", b'{"a"}', b"{,}",
    b'{"a":1,}', b"{'a':1}", b'{"a":01}', b'{"a":NaN}', b'{"a":1e999999}', b'{"a":' + b"9" * 5000 + b"}", b"[" * 2000,
    b"[" * 900 + b"]" * 900, b'{"a":' * 900 + b"1" + b"}" * 900, b'{"name":"\\u0000"}', b'{"name":"\\ud800"}',
    b'{"name":"\\udc00\\ud800"}', b'{"name":"\xff"}', b'\xef\xbb\xbf{"name":"x"}', b'{"name":"a","name":"b"}', b'{"":1}',
    b'{"\\u0000":1}', b'{"id":null}', b'[{"name":"a"},{"fee":1}]', b'{"name":{"a":[1]}}', b"name,fee\na,1\n", b"name\n\xff\n",
    b"name=a&fee=1", b"name=%ff", b"\x00", b"\xff\xfe{\x00}\x00", b"<x/>", b" ", b"{}" * 50, b'"' + b"a" * 20000 + b'"',
    b'{"' + b"k" * 5000 + b'":1}', b"[" + b"{}," * 3000 + b"{}]",
)  # fmt: skip

METHODS: tuple[str, ...] = ("GET", "GET", "GET", "GET", "HEAD", "POST", "POST", "PATCH", "PATCH", "DELETE", "PUT", "OPTIONS")

STRANGE_REQUESTS: tuple[bytes, ...] = (
    b"GET / HTTP/9.9\r\nHost: a\r\n\r\n", b"NONSENSE\r\n\r\n", b"GET /api/ HTTP/1.1\r\n\r\n", b"get /api/ HTTP/1.1\r\nHost: a\r\n\r\n",
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"TRACE /api/ HTTP/1.1\r\nHost: a\r\n\r\n", b"OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n",
    b"CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n", b"GET /api/ HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
    b"GET http://elsewhere/api/ HTTP/1.1\r\nHost: a\r\n\r\n", b"GET /api/ HTTP/1.1\r\nHost: a b\r\n\r\n",
    b"GET /api/ HTTP/1.1\r\nHost: a\r\n folded: b\r\n\r\n", b"GET /api/ HTTP/1.1\r\nHost: a\r\nNo colon\r\n\r\n",
    b"GET /api/ HTTP/1.1\r\nHost: a\r\nX: " + b"a" * 9000 + b"\r\n\r\n", b"GET /" + b"a" * 9000 + b" HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET /api/ HTTP/1.1\r\nHost: a\r\nUpgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABk\r\n\r\n",
    b"GET /api/ HTTP/1.1\r\nHost: a\r\n" + b"".join(b"X-%d: y\r\n" % n for n in range(200)) + b"\r\n",
    b"POST /api/ HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n", b"POST /api/ HTTP/1.1\r\nHost: a\r\nContent-Length: zz\r\n\r\n",
    b"POST /api/ HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
    b"POST /api/ HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Surface:
    """What there is to be nasty to. The prefix is /api behind the gateway and empty before a bare PostgREST."""

    prefix: str
    tables: Sequence[str]
    columns: Sequence[str]
    functions: Sequence[str]
    token: str


class Nasty:
    """An endless supply of hostile requests, the same for the same seed and surface."""

    def __init__(self, surface: Surface, seed: int) -> None:
        self._surface = surface
        self._random = random.Random(seed)

    def __iter__(self) -> Iterator[bytes]:
        while True:
            yield self._request()

    def _chance(self, probability: float) -> bool:
        return self._random.random() < probability

    def _request(self) -> bytes:
        if self._chance(0.04):
            return self._random.choice(STRANGE_REQUESTS)
        method = self._random.choice(METHODS)
        body = self._body() if method in ("POST", "PATCH", "PUT") or self._chance(0.02) else b""
        return request(method, self._target(), self._headers(bool(body)), body)

    def _text(self) -> str:
        """Query text: a wicked value as it is, percent-encoded, or with wicked bytes in it."""
        value = self._random.choice(WICKED_VALUES)
        way = self._random.random()
        if way < 0.75:
            return quote(value, safe="(){}[],.*:\"'")
        wicked = self._random.choice(WICKED_BYTES)
        if way < 0.92:
            return quote(value.encode()[:20] + wicked, safe="")
        # Raw, except line breaks: those would begin another request.
        return value.encode()[:20].decode("latin-1") + wicked.strip(b"\r\n").decode("latin-1")

    def _path(self) -> str:
        surface, way = self._surface, self._random.random()
        table = self._random.choice(surface.tables)
        if way < 0.55:
            return f"{surface.prefix}/{table}"
        if way < 0.72:
            return f"{surface.prefix}/rpc/{self._random.choice(surface.functions)}"
        if way < 0.82:
            return f"{surface.prefix}/{table}/{self._random.choice(('018f0000-0000-7000-8000-000000000001', self._text()))}"
        if way < 0.87:
            return f"{surface.prefix}/"
        return f"{surface.prefix}/{self._random.choice((table, 'rpc/', '../auth/', '//', '%2e%2e/', ';', 'pg_catalog.'))}{self._text()}"

    def _target(self) -> str:
        parameters = [self._parameter() for _ in range(self._random.choice((0, 1, 1, 1, 2, 3)))]
        return self._path() + ("?" + "&".join(parameters) if parameters else "")

    def _parameter(self) -> str:
        column = self._random.choice(self._surface.columns)
        way = self._random.random()
        if way < 0.22:
            return f"select={self._random.choice(SELECTS)}"
        if way < 0.27:
            depth = self._random.randrange(2, 12)
            return "select=" + "tours(shows(" * depth + "*" + "))" * depth
        if way < 0.55:
            return f"{column}={self._random.choice(OPERATORS)}.{self._text()}"
        if way < 0.65:
            return f"{self._random.choice(('and', 'or', 'not.and', 'tours.or'))}=({column}.{self._random.choice(OPERATORS)}.{self._text()})"
        if way < 0.75:
            return f"{self._random.choice(('limit', 'offset', 'shows.limit', 'limit'))}={self._random.choice(('0', '-1', '5', 'x', '9' * 20, self._text()))}"
        if way < 0.85:
            return f"order={self._random.choice((column, 'nope', f'{column}.asc.nullsfirst', f'{column}.up', 'tours(name)', 'name->a', self._text()))}"
        if way < 0.92:
            return f"{self._random.choice(('columns', 'on_conflict'))}={self._random.choice((column, 'nope', self._text(), 'id,id'))}"
        return f"{self._text()}={self._text()}"

    def _headers(self, has_body: bool) -> dict[str, str | bytes]:
        headers: dict[str, str | bytes] = {}
        if self._chance(0.75):
            headers["Authorization"] = f"Bearer {self._surface.token}"
        elif self._chance(0.5):
            headers["Authorization"] = self._authorization()
        if has_body and self._chance(0.95):
            headers["Content-Type"] = "application/json" if self._chance(0.8) else self._random.choice(CONTENT_TYPES)
        if self._chance(0.3):
            headers["Accept"] = self._random.choice(ACCEPTS)
        if self._chance(0.3):
            headers["Prefer"] = self._random.choice(PREFERENCES)
        if self._chance(0.15):
            headers["Range"] = self._random.choice(RANGES)
        if self._chance(0.1):
            headers["If-Match"] = self._random.choice(('"1"', "*", "x", '"' + "9" * 30 + '"', 'W/"1"', '"-1"', ""))
        if self._chance(0.08):
            name = self._random.choice(("Accept", "Prefer", "Range", "Cookie", "User-Agent", "X-Device-Id", "X-Request-ID", "Accept-Profile", "If-Match", "Referer", "Content-Encoding"))
            # A line break would be another header, and a NUL is refused by every parser.
            headers[name] = b"a" + self._random.choice([wicked for wicked in WICKED_BYTES if not {0, 10, 13} & set(wicked)])
        return headers

    def _authorization(self) -> str:
        header, payload, signature = self._surface.token.split(".")
        return self._random.choice(
            (
                "Basic YTpi", "Bearer", "Bearer ", "bearer x", "Bearer x", "Bearer ..", "Bearer a.b.c", f"Bearer {header}.{payload}.",
                f"Bearer {header}.{payload}.{signature[::-1]}", f"Bearer eyJhbGciOiJub25lIn0.{payload}.", f"Bearer {header}..{signature}",
                f"Bearer {self._surface.token} {self._surface.token}", "Bearer " + "a" * 4000, "Token x", "Digest username=\"x\"",
            )
        )  # fmt: skip

    def _body(self) -> bytes:
        if self._chance(0.6):
            return self._random.choice(BODIES)
        column = self._random.choice(self._surface.columns)
        value: object = self._random.choice(
            (self._random.choice(WICKED_VALUES), None, True, -1, 10**30, 1.5, [], [1, "a"], {"a": {"b": None}}, "\x00", "\ud800")
        )
        row = {column: value, self._random.choice(self._surface.columns): self._random.choice(WICKED_VALUES)}
        return json.dumps(self._random.choice((row, [row], [row, {}], [row] * 3))).encode()
