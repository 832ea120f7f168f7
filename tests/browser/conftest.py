"""Debian's Chromium, a stack with the development provider, and a page of another origin."""

from __future__ import annotations

import functools
import json
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from ontour.cluster import Cluster
from ontour.paths import ROOT
from ontour.ports import free_port
from ontour.stack import Stack
from ontour.throwaway import Throwaway
from tests.conftest import NO_RATE_LIMIT
from tests.support.stacks import own_stack

EXAMPLES = ROOT / "examples"


# For each test anew: while it runs, this thread's loop is Playwright's, and others need theirs.
@pytest.fixture
def chromium() -> Iterator[Browser]:
    program = shutil.which("chromium")
    assert program, "Chromium is missing: ./ontour test installs it"
    # Its sandbox needs a user other than root.
    arguments = ["--no-sandbox"] if os.getuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=arguments)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def front_end_port() -> int:
    return free_port()


@pytest.fixture(scope="session")
def day_sheet_port() -> int:
    return free_port()


@pytest.fixture(scope="session")
def stack(
    throwaway: Throwaway, cluster: Cluster, front_end_port: int, day_sheet_port: int
) -> Iterator[Stack]:
    """A stack that allows the pages, and where no provider is configured."""
    origin, other = (f"http://127.0.0.1:{port}" for port in (front_end_port, day_sheet_port))
    with own_stack(
        throwaway,
        cluster,
        "browser",
        NO_RATE_LIMIT | {"allowed_origins": [origin, other]},
        bridge={"BRIDGE_RETURN_TO": json.dumps([f"{origin}/"])},
        provider_port=free_port(),
    ) as running:
        yield running


@pytest.fixture(scope="session")
def http(stack: Stack) -> Iterator[httpx.Client]:
    """A client of this stack; that of other tests is of theirs."""
    with httpx.Client(base_url=stack.base_url, timeout=30) as client:
        yield client


@contextmanager
def served(example: str, stack: Stack, port: int, folder: Path) -> Iterator[str]:
    """The address of an example, told where this stack is."""
    for path in (EXAMPLES / example).iterdir():
        text = path.read_text().replace("http://127.0.0.1:8000", stack.base_url)
        (folder / path.name).write_text(text)

    class Files(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(
        ("127.0.0.1", port), functools.partial(Files, directory=str(folder))
    )
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{port}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def front_end(
    stack: Stack, front_end_port: int, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of the example of signing in."""
    with served("sign-in", stack, front_end_port, tmp_path_factory.mktemp("sign-in")) as address:
        yield address


@pytest.fixture(scope="session")
def day_sheet_page(
    stack: Stack, day_sheet_port: int, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of the example of a day sheet."""
    folder = tmp_path_factory.mktemp("day-sheet")
    with served("day-sheet", stack, day_sheet_port, folder) as address:
        yield address


@contextmanager
def new_page(chromium: Browser) -> Iterator[Page]:
    """A page of a browser that has never been anywhere; whatever it complains of is a failure."""
    context = chromium.new_context(viewport={"width": 800, "height": 640})
    page = context.new_page()
    page.set_default_timeout(20_000)
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page of somebody's browser."""
    with new_page(chromium) as page:
        yield page


Look = Callable[[str], None]


def picture(page: Page, name: str) -> None:
    """Keep a picture in ONTOUR_SCREENSHOTS, where that names a folder."""
    if folder := os.environ.get("ONTOUR_SCREENSHOTS"):
        page.screenshot(path=Path(folder) / f"{name}.png")


@pytest.fixture
def look(page: Page) -> Look:
    """Call look("signed-in") to keep a picture."""
    return functools.partial(picture, page)
