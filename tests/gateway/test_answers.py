"""What every answer carries, what the gateway answers itself, and its limits."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from ontour.cluster import Cluster
from ontour.stack import Stack
from ontour.throwaway import Throwaway
from tests.gateway.wire import Wire, request
from tests.support.answers import refusal
from tests.support.database import Connection, Database
from tests.support.people import Person
from tests.support.shows import add_show
from tests.support.stacks import own_stack
from tests.support.together import together
from tests.support.waiting import eventually

APP = "https://app.example.org"
SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


@pytest.fixture(scope="module")
def strict(throwaway: Throwaway, cluster: Cluster) -> Iterator[Stack]:
    """A stack of its own with narrow limits, one allowed origin and a trusted proxy."""
    limits: dict[str, object] = {
        "allowed_origins": [APP],
        "auth_rate": "1r/m",
        "auth_burst": 2,
        "connections_per_caller": 3,
        "trusted_proxies": ["127.0.0.0/8"],
        "hsts": True,
    }
    with own_stack(throwaway, cluster, "strict", gateway=limits) as running:
        yield running


@pytest.fixture
def app(strict: Stack) -> Iterator[httpx.Client]:
    """A browser's client of that stack, from the allowed origin."""
    with httpx.Client(base_url=strict.base_url, headers={"Origin": APP}, timeout=30) as client:
        yield client


def test_every_answer_has_the_security_headers(http: httpx.Client, reader: Person) -> None:
    for path in (
        "/",
        "/nowhere",
        "/healthz",
        "/readyz",
        "/docs/",
        "/api/",
        "/api/countries",
        "/api/shows",
        "/auth/me",
        "/api/countries?x=%ff",
    ):
        reply = http.get(path)
        for name, value in SECURITY.items():
            assert reply.headers.get_list(name) == [value], (path, name)
        assert "default-src 'none'" in reply.headers["Content-Security-Policy"]
        assert reply.headers["Server"] == "nginx"


def test_what_a_caller_is_shown_is_stored_nowhere(http: httpx.Client, reader: Person) -> None:
    for reply in (reader.api.get("/api/shows"), reader.api.get("/auth/me"), http.get("/api/shows")):
        assert reply.headers.get_list("Cache-Control") == ["no-store"]


def test_strict_transport_security_by_configuration(http: httpx.Client, app: httpx.Client) -> None:
    assert "Strict-Transport-Security" not in http.get("/healthz").headers
    assert app.get("/healthz").headers["Strict-Transport-Security"].startswith("max-age=31536000")


@pytest.mark.parametrize(
    "path", ["/api/countries?limit=1", "/auth/me", "/nowhere", "/healthz", "/api/shows?x=%00"]
)
def test_a_request_keeps_its_own_id(path: str, http: httpx.Client) -> None:
    for request_id in ("my-request-1", "A" * 64, str(uuid.uuid4())):
        reply = http.get(path, headers={"X-Request-ID": request_id})
        assert reply.headers.get_list("X-Request-ID") == [request_id]


@pytest.mark.parametrize(
    "request_id",
    ["", "short", "x" * 65, "with space", 'quo"te-----', "<script>alert", "a,b,c,d,e,f"],
)
def test_another_id_is_replaced(request_id: str, http: httpx.Client) -> None:
    made = {
        http.get("/api/countries?limit=1", headers={"X-Request-ID": request_id}).headers[
            "X-Request-ID"
        ]
        for _ in range(2)
    }
    assert len(made) == 2
    assert all(re.fullmatch(r"[0-9a-f]{32}", one) for one in made)


def test_the_request_id_reaches_the_log_of_changes(mia: Person, superuser_sql: Connection) -> None:
    reply = mia.api.post("/api/shows", json={"name": "x", "show_on": "2026-11-28"})
    found = superuser_sql.execute(
        "select count(*) from change.log where request_id = %s", [reply.headers["X-Request-ID"]]
    ).fetchone()
    assert found == (1,)


def test_an_address_is_what_nginx_saw_whatever_a_caller_says(
    mia: Person, superuser_sql: Connection
) -> None:
    spoofed = {
        name: "203.0.113.9" for name in ("X-Forwarded-For", "X-Real-IP", "Forwarded", "Client-IP")
    }
    reply = mia.api.post("/api/shows", json={"name": "x", "show_on": "2026-11-28"}, headers=spoofed)
    found = superuser_sql.execute(
        "select host(ip) from change.log where request_id = %s", [reply.headers["X-Request-ID"]]
    ).fetchone()
    assert found == ("127.0.0.1",)


def test_a_trusted_proxy_is_believed(app: httpx.Client, strict: Stack) -> None:
    request_id = uuid.uuid4().hex
    app.get(
        "/healthz",
        headers={"X-Forwarded-For": "198.51.100.7, 203.0.113.9", "X-Request-ID": request_id},
    )
    [line] = logged(strict, request_id)
    assert line["address"] == "203.0.113.9"


def logged(stack: Stack, request_id: str) -> list[dict[str, object]]:
    """The lines of the access log about one request: the last is written after the answer."""

    def found() -> list[dict[str, object]]:
        lines = (stack.run_dir / "access.log").read_text().splitlines(keepends=True)
        whole = (json.loads(line) for line in lines if line.endswith("\n"))
        return [line for line in whole if line["request_id"] == request_id]

    return eventually(found)


def test_t33_the_access_log_tells_what_happened_and_no_secret(
    stack: Stack, reader: Person, wire: Wire
) -> None:
    request_id = uuid.uuid4().hex
    headers = reader.headers | {
        "X-Request-ID": request_id,
        "Referer": "https://x/?secret",
        "Cookie": "secret",
    }
    wire.ask(request("GET", "/api/shows?notes=eq.secret", headers))
    [line] = logged(stack, request_id)
    assert (line["method"], line["path"], line["status"]) == ("GET", "/api/shows", 200)
    assert (line["address"], line["upstream_status"]) == ("127.0.0.1", "200")
    everything = (stack.run_dir / "access.log").read_text() + stack.log_of("gateway", 10_000)
    assert "secret" not in everything
    assert reader.token.split(".")[1] not in everything


def test_a_line_of_the_log_is_json_whatever_was_sent(stack: Stack, wire: Wire) -> None:
    request_id = uuid.uuid4().hex
    headers: dict[str, str | bytes] = {"X-Request-ID": request_id, "User-Agent": b'a"b\\c\x01\xff'}
    wire.ask(request("GET", '/api/"}\\x?y', headers))
    [line] = logged(stack, request_id)
    assert (line["path"], line["user_agent"]) == ('/api/"}\\x', 'a"b\\c')


PREFLIGHT = {
    "Access-Control-Request-Method": "PATCH",
    "Access-Control-Request-Headers": "authorization,prefer",
}


@pytest.mark.parametrize("path", ["/api/shows", "/api/rpc/history", "/auth/login"])
def test_a_preflight_of_an_allowed_origin_is_answered(path: str, app: httpx.Client) -> None:
    reply = app.options(path, headers=PREFLIGHT)
    assert (reply.status_code, reply.content) == (204, b"")
    assert reply.headers["Access-Control-Allow-Origin"] == APP
    assert "POST" in reply.headers["Access-Control-Allow-Methods"]
    allowed = reply.headers["Access-Control-Allow-Headers"].lower().split(", ")
    assert {
        "authorization",
        "content-type",
        "prefer",
        "if-match",
        "x-device-id",
        "x-request-id",
    } <= set(allowed)
    assert reply.headers["Access-Control-Max-Age"] == "7200"


@pytest.mark.parametrize(
    "path", ["/api/countries", "/api/shows", "/api/shows?x=%ff", "/nowhere", "/auth/me"]
)
def test_an_allowed_origin_may_read_answers_and_refusals(path: str, app: httpx.Client) -> None:
    headers = app.get(path).headers
    assert headers.get_list("Access-Control-Allow-Origin") == [APP]
    assert {"Content-Range", "ETag", "X-Request-ID"} <= set(
        headers["Access-Control-Expose-Headers"].split(", ")
    )
    assert "Origin" in headers.get_list("Vary")


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "null",
        APP + ".evil.example",
        APP.replace("https", "http"),
        APP + ":8443",
    ],
)
def test_no_other_origin_may(origin: str, app: httpx.Client) -> None:
    for reply in (
        app.options("/api/shows", headers=PREFLIGHT | {"Origin": origin}),
        app.get("/api/countries", headers={"Origin": origin}),
    ):
        assert not [name for name in reply.headers if name.startswith("access-control-")]


def test_no_origin_may_where_none_is_configured(http: httpx.Client) -> None:
    for path in ("/api/countries", "/auth/me"):
        reply = http.get(path, headers={"Origin": APP})
        assert not [name for name in reply.headers if name.startswith("access-control-")]


def test_signing_in_is_limited_by_address(strict: Stack) -> None:
    """One a minute and a burst of two: the fourth is refused, whatever token it shows."""
    with httpx.Client(
        base_url=strict.base_url, headers={"X-Forwarded-For": "203.0.113.50"}
    ) as caller:
        replies = [
            caller.post("/auth/login", json={"email": "a@example.com", "password": "x"})
            for _ in range(4)
        ]
        assert [reply.status_code for reply in replies[:3]] == [401, 401, 401]
        assert refusal(replies[3]) == (429, "TOO_MANY_REQUESTS")
        assert int(replies[3].headers["Retry-After"]) >= 1
        assert caller.get("/auth/me").status_code == 401
        assert caller.get("/api/countries?limit=1").status_code == 200
    with httpx.Client(
        base_url=strict.base_url, headers={"X-Forwarded-For": "203.0.113.51"}
    ) as other:
        assert (
            other.post("/auth/login", json={"email": "a@example.com", "password": "x"}).status_code
            == 401
        )


def test_one_caller_has_a_few_requests_under_way_at_once(strict: Stack, cluster: Cluster) -> None:
    with (
        Database(cluster, strict.dbname).connect(autocommit=False) as session,
        httpx.Client(base_url=strict.base_url, timeout=30) as caller,
    ):
        session.execute("lock table api.countries in access exclusive mode")
        replies = together(7, lambda _: caller.get("/api/countries?limit=1"))
    assert sorted(reply.status_code for reply in replies) == [429] * 4 + [504] * 3
    assert {reply.headers["Retry-After"] for reply in replies} == {"1", "5"}


def test_a_body_of_the_limit_is_taken_and_one_byte_more_is_not(
    http: httpx.Client, mia: Person
) -> None:
    def body(size: int) -> bytes:
        frame = json.dumps([{"name": "x", "show_on": "2026-11-28", "notes": ""}]).encode()
        return frame.replace(b'""', b'"' + b"x" * (size - len(frame)) + b'"')

    typed = {"Content-Type": "application/json"}
    assert mia.api.post("/api/shows", content=body(1024 * 1024), headers=typed).status_code != 413
    assert refusal(mia.api.post("/api/shows", content=body(1024 * 1024 + 1), headers=typed)) == (
        413,
        "BODY_TOO_LARGE",
    )


MALFORMED = [
    b"NONSENSE\r\n\r\n",
    b"GET / HTTP/9.9\r\nHost: a\r\n\r\n",
    b"GET /api/\x00 HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET /api/%zz HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET /../../etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET / HTTP/1.1\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: a\r\nNo colon\r\n\r\n",
    b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
    b"POST /api/shows HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
    b"POST /api/shows HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n",
    b"CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n",
]


@pytest.mark.parametrize("sent", MALFORMED, ids=lambda sent: repr(sent[:40]))
def test_what_is_not_http_is_answered_in_json(sent: bytes, wire: Wire) -> None:
    reply = wire.ask(sent)
    assert reply.headers["content-type"] == "application/json"
    assert (reply.status, reply.code) in {
        (400, "REQUEST_MALFORMED"),
        (404, "NOT_FOUND"),
        (405, "METHOD_NOT_ALLOWED"),
    }


def test_long_headers_are_answered_in_json(wire: Wire) -> None:
    reply = wire.ask(request("GET", "/api/", {"X-Long": "x" * 9000}))
    assert (reply.status, reply.code) == (431, "HEADERS_TOO_LARGE")


@pytest.mark.parametrize(
    "path",
    [
        "/nowhere", "/api", "/api/shows/", "/api/Shows", "/api/shows/7", "/api/shows/7/x",
        "/api/rpc/", "/api/rpc/a/b", "/auth", "/api//x/y", "/-/400", "/-/deletion/shows",
        "/%2d/deletion/shows", "/docs/nothing.js", "/docs/../nginx.conf.j2",
        "/docs/swagger-ui/../../README.md", "/.git/config",
    ],
)  # fmt: skip
def test_other_addresses_are_404_in_json(path: str, wire: Wire) -> None:
    for method in ("GET", "DELETE"):
        reply = wire.ask(request(method, path))
        assert (reply.status, reply.code) in {(404, "NOT_FOUND"), (405, "METHOD_NOT_ALLOWED")}, (
            reply
        )


def test_a_part_that_is_away_is_a_503_or_502_with_a_time_to_try_again(
    throwaway: Throwaway, cluster: Cluster
) -> None:
    with (
        own_stack(throwaway, cluster, "broken") as stack,
        httpx.Client(base_url=stack.base_url, timeout=30) as http,
        Database(cluster, "postgres").connect() as session,
    ):
        name = stack.dbname
        assert http.get("/readyz").status_code == 200
        session.execute(f"alter database {name} allow_connections false")
        assert Database(cluster, name).end_sessions("true") > 0
        without_database = [http.get("/api/countries?limit=1") for _ in range(12)][-1]
        assert refusal(without_database) == (503, "DATABASE_UNAVAILABLE")
        assert "Retry-After" in without_database.headers
        assert "socket" not in without_database.text
        assert http.get("/readyz").status_code == 503
        assert http.get("/healthz").status_code == 200

        for service in ("postgrest", "bridge"):
            stack._running[service].kill()
            stack._running[service].wait()
        for path in ("/api/countries", f"/api/shows/{uuid.uuid4()}", "/auth/me", "/readyz"):
            reply = http.get(path)
            assert refusal(reply) == (502, "UPSTREAM_UNAVAILABLE")
            assert int(reply.headers["Retry-After"]) >= 1


def test_health_needs_nobody(http: httpx.Client) -> None:
    assert http.get("/healthz").json() == {"status": "alive"}
    assert http.get("/readyz").status_code == 200


def test_large_answers_are_compressed_but_not_those_with_tokens(
    http: httpx.Client, reader: Person
) -> None:
    assert http.get("/api/countries").headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in reader.api.get("/auth/me").headers
    assert "Content-Encoding" not in http.get("/auth/openapi.json").headers


def test_the_docs_page_holds_both_descriptions_and_runs_nothing_foreign(http: httpx.Client) -> None:
    page = http.get("/docs/")
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    policy = page.headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert re.findall(r"https?://", page.text) == []
    for reference in re.findall(r'(?:src|href)="([^"]+)"', page.text):
        if not reference.startswith("data:"):
            assert http.get(f"/docs/{reference}").status_code == 200, reference
    script = http.get("/docs/page.js").text
    for description in re.findall(r'url: "([^"]+)"', script):
        assert http.get(description).json()["info"]["title"]
    assert http.get("/").headers["Location"] == "/docs/"
    assert http.get("/docs").headers["Location"] == "/docs/"


def test_a_created_row_is_found_at_its_location(mia: Person) -> None:
    reply = mia.api.post(
        "/api/shows",
        json={"name": "x", "show_on": "2026-11-28"},
        headers={"Prefer": "return=headers-only"},
    )
    assert reply.headers["Location"].startswith("/api/shows?id=eq.")
    assert len(mia.api.get(reply.headers["Location"]).json()) == 1


def test_the_reference_names_every_code_and_variable() -> None:
    root = Path(__file__).parents[2]
    template = (root / "gateway" / "nginx.conf.j2").read_text()
    reference = (root / "docs" / "reference" / "gateway.md").read_text()
    codes = set(re.findall(r'(?:\d{3}, |error\()"([A-Z_]{5,})"', template))
    variables = set(re.findall(r"^(\w+) +(?:str|int|bool|list\[str\]) ", template, re.MULTILINE))
    assert len(codes) > 15
    assert len(variables) > 15
    assert {name for name in codes | variables if f"`{name}`" not in reference} == set()


def test_no_two_people_share_an_answer(register: Callable[..., Person]) -> None:
    people = [register("Mia Marlow"), register("Rita Rival")]
    shows = {person.id: add_show(person)["id"] for person in people}
    replies = together(
        40,
        lambda number: (
            people[number % 2],
            people[number % 2].api.get("/api/shows?select=id").json(),
        ),
    )
    for person, rows in replies:
        assert rows == [{"id": shows[person.id]}]
