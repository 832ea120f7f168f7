"""What hostile requests are made of."""

from __future__ import annotations

WICKED_BYTES: tuple[bytes, ...] = (
    b"\x00", b"\xff", b"\xc3", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe2\x82",
    b"\x80", b"\x7f", b"\x1b[2J", b"\r\n", b"\n", b"\t", b"\xef\xbb\xbf", b"\xe2\x80\xae",
    b"\xf0\x9f\x8e\xb8", b"%", b"%zz", b"%u0041",
)  # fmt: skip

WICKED_VALUES: tuple[str, ...] = (
    "", "null", "NULL", "now", "infinity", "-infinity", "NaN", "1e400", "-0", "9" * 40,
    "2147483648", "0x41", "1.5", "2026-02-30", "0000-00-00", "10000000-01-01", "294277-01-01",
    "25:61", "{", "}", "{}", "[", "[1,2)", "(,)", "()", "{{}", '"', '""', "\\", "a\\", "'",
    "''; drop table shows; --", "' or 1=1 --", "$$", "${7*7}", "%", "_", "*", "**", "((((", "))))",
    "(a+)+$", "[[:alpha:]", "[z-a]", "a{99999}", "(?<=x)", "\\1", "&", "!", ":*", "a & ", "<->",
    "018f0000-0000-7000-8000-000000000001", "not-a-uuid", "true", "é" * 50, "\u202e", "🎸",
    "a" * 3000, ".", "..",
)  # fmt: skip

OPERATORS: tuple[str, ...] = (
    "eq", "neq", "gt", "gte", "lt", "lte", "like", "ilike", "match", "imatch", "in", "is",
    "isdistinct", "fts", "plfts", "phfts", "wfts", "fts(english)", "fts(klingon)", "fts()", "cs",
    "cd", "ov", "sl", "sr", "nxr", "nxl", "adj", "not.eq", "not.in", "not.is", "not", "not.not.eq",
    "eq(any)", "like(all)", "eq(some)", "zz", "", "EQ", "and", "or",
)  # fmt: skip

SELECTS: tuple[str, ...] = (
    "*", "*,*", "", ",", "id,", "id,,id", "count", "count()", "id.count()", "id.sum()", "fee.avg()",
    "id::int", "id::text::uuid", "id::", "name::json", "name->a", "name->>a", "name->0->>b",
    "name->", "name->>", "name->-1", "a:id,a:id", ":id", "id:", '"id"', '"id', "id!inner",
    "shows(*)", "shows!inner(*)", "shows!left!inner(*)", "shows!nope(*)", "...tours(name)",
    "...tours(id.sum())", "...shows(id.count())", "tours(shows(tours(shows(*))))",
    "tours(...shows(*))", "tours()", "tours(", "tours)", "tours(*))", "*::text", "id as x",
    "(select 1)", "pg_sleep(9)", "xmin", "ctid", "tableoid", "shows.id",
    "organizations(tours(shows(show_costs(*))))", "id,id" + ",id" * 500,
)  # fmt: skip

ACCEPTS: tuple[str, ...] = (
    "*/*", "application/json", "application/vnd.pgrst.object+json",
    "application/vnd.pgrst.array+json", "text/csv", "application/vnd.pgrst.plan",
    "application/vnd.pgrst.plan+json; for=\"text/csv\"; options=analyze|verbose",
    "application/vnd.pgrst.object", "application/vnd.pgrst.object+json;nulls=stripped",
    "application/geo+json", "application/octet-stream", "text/plain", "text/xml",
    "application/openapi+json", "application/x-www-form-urlencoded", "text/html", ";;;", "a", "/",
    "*/*;q=nan", "application/json;q=0", ", ,", "a/b," * 400, "application/json;charset=utf-16",
)  # fmt: skip

PREFERENCES: tuple[str, ...] = (
    "return=representation", "return=minimal", "return=headers-only", "return=", "count=exact",
    "count=planned", "count=estimated", "count=exact,count=planned", "tx=rollback", "tx=commit",
    "timezone=America/Los_Angeles", "timezone=nowhere", "params=single-object",
    "params=multiple-objects", "resolution=merge-duplicates", "resolution=ignore-duplicates",
    "missing=default", "handling=strict", "handling=strict, zz=1", "max-affected=-1",
    "max-affected=zz", "return=representation, resolution=merge-duplicates, missing=default", ",",
    "=", "a" * 2000,
)  # fmt: skip

RANGES: tuple[str, ...] = (
    "0-9",
    "5-2",
    "-5",
    "9-",
    "99999999999999999999-",
    "0-99999999999999999999",
    "bytes=0-1",
    "a-b",
    "-",
    "",
    "0-0,2-3",
)

CONTENT_TYPES: tuple[str, ...] = (
    "application/json; charset=utf-8", "application/json; charset=latin-1", "text/csv",
    "application/x-www-form-urlencoded", "application/octet-stream", "text/plain", "text/xml",
    "multipart/form-data; boundary=x", "application/vnd.pgrst.object+json", ";", "a/b/c", "",
)  # fmt: skip

BODIES: tuple[bytes, ...] = (
    b"{}", b"[]", b"[{}]", b"null", b"true", b"0", b'""', b"[1]", b"[null]", b'[{}, 1]', b"{", b"}",
    b"[", b'{"a"}', b"{,}", b'{"a":1,}', b"{'a':1}", b'{"a":01}', b'{"a":NaN}', b'{"a":1e999999}',
    b'{"a":' + b"9" * 5000 + b"}", b"[" * 2000, b"[" * 900 + b"]" * 900,
    b'{"a":' * 900 + b"1" + b"}" * 900, b'{"name":"\\u0000"}', b'{"name":"\\ud800"}',
    b'{"name":"\\udc00\\ud800"}', b'{"name":"\xff"}', b'\xef\xbb\xbf{"name":"x"}',
    b'{"name":"a","name":"b"}', b'{"":1}', b'{"\\u0000":1}', b'{"id":null}',
    b'[{"name":"a"},{"fee":1}]', b'{"name":{"a":[1]}}', b"name,fee\na,1\n", b"name\n\xff\n",
    b"name=a&fee=1", b"name=%ff", b"\x00", b"\xff\xfe{\x00}\x00", b"<x/>", b" ", b"{}" * 50,
    b'"' + b"a" * 20000 + b'"', b'{"' + b"k" * 5000 + b'":1}', b"[" + b"{}," * 3000 + b"{}]",
)  # fmt: skip

METHODS: tuple[str, ...] = (
    "GET",
    "GET",
    "GET",
    "GET",
    "HEAD",
    "POST",
    "POST",
    "PATCH",
    "PATCH",
    "DELETE",
    "PUT",
    "OPTIONS",
)

STRANGE_REQUESTS: tuple[bytes, ...] = (
    b"GET / HTTP/9.9\r\nHost: a\r\n\r\n", b"NONSENSE\r\n\r\n", b"GET /api/ HTTP/1.1\r\n\r\n",
    b"get /api/ HTTP/1.1\r\nHost: a\r\n\r\n", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    b"TRACE /api/ HTTP/1.1\r\nHost: a\r\n\r\n", b"OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n",
    b"CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET /api/ HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
    b"GET http://elsewhere/api/ HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET /api/ HTTP/1.1\r\nHost: a b\r\n\r\n",
    b"GET /api/ HTTP/1.1\r\nHost: a\r\n folded: b\r\n\r\n",
    b"GET /api/ HTTP/1.1\r\nHost: a\r\nNo colon\r\n\r\n",
    b"GET /api/ HTTP/1.1\r\nHost: a\r\nX: " + b"a" * 9000 + b"\r\n\r\n",
    b"GET /" + b"a" * 9000 + b" HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET /api/ HTTP/1.1\r\nHost: a\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n",
    b"GET /api/ HTTP/1.1\r\nHost: a\r\n" + b"X-Another: y\r\n" * 200 + b"\r\n",
    b"POST /api/ HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
    b"POST /api/ HTTP/1.1\r\nHost: a\r\nContent-Length: zz\r\n\r\n",
    b"POST /api/ HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
    b"POST /api/ HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
)  # fmt: skip

AUTHORIZATIONS: tuple[str, ...] = (
    "Basic YTpi", "Bearer", "Bearer ", "bearer x", "Bearer x", "Bearer ..", "Bearer a.b.c",
    "Token x", 'Digest username="x"', "Bearer {header}.{payload}.", "Bearer {header}..{signature}",
    "Bearer eyJhbGciOiJub25lIn0.{payload}.", "Bearer {header}.{signature}.{payload}",
    "Bearer {header}.{payload}.{signature} {header}", "Bearer " + "a" * 4000,
)  # fmt: skip

PATHS: tuple[str, ...] = ("rpc/", "../auth/", "//", "%2e%2e/", ";", "pg_catalog.", "")
LOGIC: tuple[str, ...] = ("and", "or", "not.and", "tours.or")
LIMITS: tuple[str, ...] = ("limit", "limit", "offset", "shows.limit")
NUMBERS: tuple[str, ...] = ("0", "5", "-1", "x", "9" * 20)
ORDERS: tuple[str, ...] = ("nope", "id.asc.nullsfirst", "id.up", "tours(name)", "name->a", "id,id")
IF_MATCHES: tuple[str, ...] = ('"1"', "*", "x", '"' + "9" * 30 + '"', 'W/"1"', '"-1"', "")
HEADERS: tuple[str, ...] = (
    "Accept", "Prefer", "Range", "Cookie", "User-Agent", "X-Device-Id", "X-Request-ID",
    "Accept-Profile", "If-Match", "Referer", "Content-Encoding",
)  # fmt: skip
JSON_VALUES: tuple[object, ...] = (
    None, True, -1, 10**30, 1.5, [], [1, "a"], {"a": {"b": None}}, "\x00", "\ud800",
    *WICKED_VALUES[:20],
)  # fmt: skip
