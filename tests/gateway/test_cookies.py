"""What the bridge is told of a browser: our cookies, the origin, and nothing else."""

from __future__ import annotations

import json
import threading
import uuid
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from socketserver import ThreadingMixIn, UnixStreamServer

import httpx
import pytest

from ontour.cluster import Cluster
from ontour.throwaway import Throwaway
from tests.support.stacks import own_stack


class Echo(BaseHTTPRequestHandler):
    """Answers with the headers that it got."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """The headers, by name in lower case."""
        body = json.dumps({name.lower(): value for name, value in self.headers.items()}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def address_string(self) -> str:
        """A Unix socket has no address."""
        return ""


class EchoServer(ThreadingMixIn, UnixStreamServer):
    daemon_threads = True


@pytest.fixture(scope="module")
def echo(throwaway: Throwaway, cluster: Cluster) -> Iterator[httpx.Client]:
    """A gateway behind which a server stands in the bridge's place that says what it hears."""
    socket = throwaway.paths.run / f"echo_{uuid.uuid4().hex[:8]}.sock"
    with EchoServer(str(socket), Echo) as server:
        socket.chmod(0o666)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        overrides = {"bridge_socket": str(socket)}
        with (
            own_stack(throwaway, cluster, "echo", gateway=overrides) as stack,
            httpx.Client(base_url=stack.base_url) as client,
        ):
            yield client
        server.shutdown()
    socket.unlink()


def heard(echo: httpx.Client, headers: dict[str, str]) -> dict[str, str]:
    reply = echo.get("/auth/me", headers=headers)
    assert reply.status_code == 200, reply.text
    found: dict[str, str] = reply.json()
    return found


def test_the_bridge_gets_our_cookies_and_no_others(echo: httpx.Client) -> None:
    sent = "a=1; __Host-ontour_refresh=otr_a-b; session=secret; ontour_device=otd_x;ontour_oauth=y"
    cookie = heard(echo, {"Cookie": sent})["cookie"]
    assert cookie == "__Host-ontour_refresh=otr_a-b; ontour_device=otd_x; ontour_oauth=y; "


def test_a_cookie_that_a_sibling_host_can_set_does_not_displace_ours(echo: httpx.Client) -> None:
    sent = "ontour_refresh=otr_foreign; __Host-ontour_refresh=otr_ours"
    cookie = heard(echo, {"Cookie": sent})["cookie"]
    assert cookie == "__Host-ontour_refresh=otr_ours; ontour_refresh=otr_foreign; "


@pytest.mark.parametrize(
    "sent",
    [
        "", "other=1", "xontour_refresh=a", "ontour_refresh=", 'ontour_refresh="a b"',
        "ontour_refresh=a,b",
    ],
)  # fmt: skip
def test_what_is_none_of_ours_is_left_out(sent: str, echo: httpx.Client) -> None:
    assert "cookie" not in heard(echo, {"Cookie": sent})


def test_the_bridge_hears_from_which_page_a_request_comes(echo: httpx.Client) -> None:
    sent = {"Origin": "https://app.example.org", "Sec-Fetch-Site": "cross-site"}
    found = heard(echo, sent)
    assert (found["origin"], found["sec-fetch-site"]) == ("https://app.example.org", "cross-site")
    assert heard(echo, {"Origin": "null"})["origin"] == "null"
    assert "sec-fetch-site" not in heard(echo, {"Sec-Fetch-Site": "none of these"})
