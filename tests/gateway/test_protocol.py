"""Guards against what warp, PostgREST's server, makes of unusual HTTP: P2 to P5, P19, P22."""

from __future__ import annotations

import re
import socket
from pathlib import Path

import httpx
import pytest

from ontour.stack import Stack
from tests.gateway.wire import ConnectionDroppedError, Reply, Wire, request, tcp
from tests.support.answers import refusal
from tests.support.people import Person
from tests.support.together import together

JSON = {"Content-Type": "application/json"}

NOT_UTF8 = [
    "%ff",
    "%c3",
    "%c0%af",
    "%ed%a0%80",
    "%f4%90%80%80",
    "%f8%88%80%80%80",
    "%e2%82",
    "%80",
    "%fe%ff",
]
CONTROLS = ["%00", "%01", "%09", "%0a", "%0d", "%1b", "%1f", "%7f"]
UTF8 = [
    "%c3%a9",
    "%e2%82%ac",
    "%ed%9f%bf",
    "%ee%80%80",
    "%f0%9f%8e%b8",
    "%f4%8f%bf%bf",
    "%20",
    "%7e",
    "%C3%A9",
]


def fails(wire: Wire, sent: bytes) -> bool:
    """Whether this request drops the connection, or the one after it, or is answered 5xx."""
    try:
        return wire.ask(sent).status >= 500 or wire.ask(request("GET", "/")).status >= 500
    except ConnectionDroppedError:
        return True


def test_p02_no_answer_to_head_breaks_the_request_after_it(stack: Stack) -> None:
    """It is a race, lost a few times in a thousand: hence so many, and in parallel."""

    def ask(_: int) -> set[int]:
        head = request("HEAD", "/api/countries?limit=1")
        post = request("POST", "/api/rpc/history", JSON, b"{}")
        with Wire(tcp(stack.port)) as wire:
            return {wire.ask(sent).status for _ in range(250) for sent in (head, post)}

    assert set.union(*together(8, ask)) == {200, 404}


def test_p02_postgrest_alone_drops_the_connection_after_head(bare: Wire) -> None:
    assert fails(bare, request("HEAD", "/countries"))


def test_p02_head_says_what_get_says(http: httpx.Client) -> None:
    counted = {"Prefer": "count=exact"}
    head, get = (
        http.request(method, "/api/countries", headers=counted) for method in ("HEAD", "GET")
    )
    assert (head.status_code, head.content) == (get.status_code, b"")
    assert head.headers["Content-Range"] == get.headers["Content-Range"]
    assert head.headers["Content-Type"] == get.headers["Content-Type"]


@pytest.mark.parametrize("bad", NOT_UTF8)
def test_p03_what_is_not_utf_8_is_refused_wherever_it_stands_in_the_url(
    bad: str, wire: Wire
) -> None:
    for target in (
        f"/api/countries?name=eq.{bad}",
        f"/api/countries?{bad}=eq.x",
        f"/api/countries?select={bad}",
    ):
        assert refused(wire.ask(request("GET", target))) == (400, "URL_INVALID"), target
    assert wire.ask(request("GET", f"/api/countries{bad}")).status in (400, 404)


def test_p03_utf_8_is_let_through(http: httpx.Client) -> None:
    for good in UTF8:
        assert http.get(f"/api/countries?name=eq.{good}").json() == [], good


def test_p03_raw_bytes_in_a_url_are_refused(wire: Wire) -> None:
    for byte in (b"\xff", "é".encode(), b"\x80"):
        reply = wire.ask(request("GET", b"/api/countries?name=eq." + byte))
        assert refused(reply) == (400, "URL_INVALID")


def test_p03_postgrest_alone_answers_such_a_url_with_500(bare: Wire) -> None:
    assert fails(bare, request("GET", "/countries?name=eq.%ff"))


@pytest.mark.parametrize(
    "name",
    ["Accept", "Prefer", "Range", "If-Match", "Content-Type", "X-Device-Id", "Authorization"],
)
def test_p03_a_header_that_is_passed_on_holds_printable_ascii_only(name: str, wire: Wire) -> None:
    for value in (b"caf\xc3\xa9", b"\xff", b"\x80", b"a\tb"):
        reply = wire.ask(request("GET", "/api/countries?limit=1", {name: value}))
        assert refused(reply) == (400, "HEADER_INVALID"), value


@pytest.mark.parametrize(
    "name", ["Cookie", "User-Agent", "Referer", "X-Request-ID", "X-Anything", "Accept-Profile"]
)
def test_p03_other_headers_may_hold_anything_for_they_go_nowhere(name: str, wire: Wire) -> None:
    for value in (b"\xff", b"caf\xc3\xa9", b"\x80\x80"):
        assert wire.ask(request("GET", "/api/countries?limit=1", {name: value})).status == 200


def test_p03_postgrest_alone_fails_on_such_headers(bare: Wire) -> None:
    assert fails(bare, request("GET", "/countries?limit=1", {"Accept": b"\xff"}))
    assert fails(bare, request("GET", "/countries?limit=1", {"Cookie": b"a=\xff"}))


def test_p03_bodies_are_json(wire: Wire, reader: Person) -> None:
    for content_type in (
        "text/csv",
        "application/x-www-form-urlencoded",
        "application/octet-stream",
        "text/xml",
        "*/*",
        ";",
    ):
        reply = wire.ask(
            request(
                "POST",
                "/api/shows",
                {"Content-Type": content_type} | reader.headers,
                b"name\n\xff\n",
            )
        )
        assert refused(reply) == (415, "UNSUPPORTED_MEDIA_TYPE"), content_type
    packed = JSON | {"Content-Encoding": "gzip"} | reader.headers
    assert refused(wire.ask(request("POST", "/api/shows", packed, b"{}"))) == (
        415,
        "UNSUPPORTED_MEDIA_TYPE",
    )
    assert reader.api.get("/api/shows").json() == []


def test_p03_a_body_comes_whole_and_only_where_one_belongs(wire: Wire, reader: Person) -> None:
    chunked = {"Transfer-Encoding": "chunked", "Connection": "close"} | JSON | reader.headers
    assert refused(wire.ask(request("POST", "/api/shows", chunked))) == (411, "LENGTH_REQUIRED")
    assert refused(wire.ask(request("GET", "/api/shows", reader.headers, b"{}"))) == (
        400,
        "BODY_NOT_ALLOWED",
    )


@pytest.mark.parametrize("control", CONTROLS)
def test_p04_control_characters_are_refused(control: str, wire: Wire) -> None:
    reply = wire.ask(request("GET", f"/api/countries?name=eq.Germany{control}"))
    assert refused(reply) == (400, "URL_INVALID")
    assert wire.ask(request("GET", f"/api/countries{control}x")).status in (400, 404)


def test_p04_postgrest_alone_cuts_a_value_at_nul(bare: Wire) -> None:
    assert bare.ask(request("GET", "/countries?select=code&code=eq.DE%00x")).json() == [
        {"code": "DE"}
    ]


def test_p05_a_long_url_is_answered_up_to_its_limit(wire: Wire) -> None:
    target = "/api/countries?code=eq.DE&name=neq."
    longest = target + "x" * (6000 - len(target))
    assert wire.ask(request("GET", longest)).status == 200
    assert refused(wire.ask(request("GET", longest + "x"))) == (414, "URL_TOO_LONG")
    assert refused(wire.ask(request("GET", longest + "x" * 9000))) == (414, "URL_TOO_LONG")


def test_p05_what_is_repeated_of_a_url_stays_inside(http: httpx.Client, bare: Wire) -> None:
    assert "content-location" in bare.ask(request("GET", "/countries?limit=1")).headers
    assert "Content-Location" not in http.get("/api/countries?limit=1").headers


def test_p19_postgrest_and_the_bridge_listen_on_unix_sockets_alone(stack: Stack) -> None:
    assert stack.sockets.postgrest.is_socket()
    assert stack.sockets.bridge.is_socket()
    assert listening(stack, "bridge") == []
    assert [port for _, port in listening(stack, "postgrest")] == [stack.admin_port]


def test_p19_http_2_without_tls_is_refused(wire: Wire) -> None:
    upgrade = {
        "Upgrade": "h2c",
        "Connection": "Upgrade, HTTP2-Settings",
        "HTTP2-Settings": "AAMAAABkAAQAAP__",
    }
    assert wire.ask(request("GET", "/api/countries?limit=1", upgrade)).status == 200
    preface = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\x00\x00\x00\x04\x00\x00\x00\x00\x00"
    assert refused(wire.ask(preface)) == (400, "REQUEST_MALFORMED")


@pytest.mark.parametrize(
    "path", ["/live", "/ready", "/config", "/metrics", "/schema_cache", "/api/live", "/api/config"]
)
def test_p22_the_admin_port_is_not_behind_the_gateway(path: str, http: httpx.Client) -> None:
    assert http.get(path).status_code == 404


def test_p22_the_admin_port_listens_on_this_machine_only(stack: Stack) -> None:
    assert listening(stack, "postgrest") == [("127.0.0.1", stack.admin_port)]


def refused(reply: Reply) -> tuple[int, str | None]:
    """Status and code of an error body, which is JSON."""
    assert reply.headers["content-type"] == "application/json"
    return reply.status, reply.code


def listening(stack: Stack, service: str) -> list[tuple[str, int]]:
    """Address and port of every TCP socket on which a process of the stack listens."""
    files = Path(f"/proc/{stack._running[service].pid}/fd")
    own = {
        match[1]
        for file in files.iterdir()
        if (match := re.match(r"socket:\[(\d+)\]", str(file.readlink())))
    }
    found = []
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        for line in Path(table).read_text().splitlines()[1:]:
            _, local, _, state, *rest = line.split()
            if state == "0A" and rest[5] in own:
                address, port = local.split(":")
                found.append(
                    (socket.inet_ntop(socket.AF_INET, bytes.fromhex(address)[::-1]), int(port, 16))
                )
    return found


def test_a_refusal_has_the_shape_of_every_error(http: httpx.Client) -> None:
    assert refusal(http.put("/api/shows")) == (405, "METHOD_NOT_ALLOWED")
