from __future__ import annotations

import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from auth_bridge import logs


@pytest.fixture(autouse=True)
def root_logger() -> Iterator[None]:
    """Put back what configure changes."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers = handlers
    root.setLevel(level)
    structlog.reset_defaults()


def test_a_line_is_json_with_the_requests_id(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("info")
    with structlog.contextvars.bound_contextvars(request_id="r-1"):
        structlog.stdlib.get_logger("test").info("answered", status=200)
    line = json.loads(capsys.readouterr().out)
    assert (line["event"], line["status"], line["request_id"], line["level"]) == (
        "answered", 200, "r-1", "info",
    )  # fmt: skip


def test_a_librarys_line_and_its_traceback_are_json_too(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("info")
    try:
        raise ValueError("odd")
    except ValueError:
        logging.getLogger("library").exception("It broke")
    line = json.loads(capsys.readouterr().out)
    assert line["event"] == "It broke"
    assert "ValueError: odd" in line["exception"]


def test_the_level_counts(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("warning")
    logging.getLogger("library").info("chatter")
    assert capsys.readouterr().out == ""
