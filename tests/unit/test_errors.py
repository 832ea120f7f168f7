from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest

from auth_bridge import errors
from auth_bridge.errors import BridgeError, Refused
from auth_bridge.openapi import error_classes

ROOT = Path(__file__).parents[2]


def catalog() -> dict[str, tuple[int, str, str]]:
    """code -> status, message, hint, as the SQL files insert them."""
    found: dict[str, tuple[int, str, str]] = {}
    for path in (ROOT / "db" / "schema").glob("*/error_codes.sql"):
        rows = re.findall(
            r"\(\s*'([A-Z_]+)', (\d+), '((?:[^']|'')*)',\s*'((?:[^']|'')*)'\s*\)", path.read_text()
        )
        found |= {
            code: (int(status), message.replace("''", "'"), hint.replace("''", "'"))
            for code, status, message, hint in rows
        }
    return found


@pytest.mark.parametrize("error", error_classes(), ids=lambda error: error.code)
def test_every_error_is_in_the_catalog_word_for_word(error: type[BridgeError]) -> None:
    assert catalog()[error.code] == (error.status, error.__doc__, error.hint)


def test_an_answer_has_the_one_form() -> None:
    answer = errors.ValidationFailed("email: Field required").response()
    assert answer.status_code == 422
    assert answer.headers["cache-control"] == "no-store"
    assert json.loads(bytes(answer.body)) == {
        "code": "VALIDATION_FAILED",
        "message": "Fields are missing, unknown or of the wrong type.",
        "details": "email: Field required",
        "hint": "details names each field; see /docs for what is expected.",
    }


def test_a_401_says_how_to_authenticate_and_a_503_when_to_come_back() -> None:
    for error in error_classes():
        if error.status == 401:
            assert error.headers["WWW-Authenticate"].startswith("Bearer")
        if error.status == 503:
            assert error.headers["Retry-After"].isdigit()


def test_what_the_database_refuses_is_answered_as_it_says() -> None:
    message = '{"hint": "h", "code": "LAST_OWNER", "details": null, "message": "m"}'
    answer = Refused(message, '{"status": 409, "headers": {"X-Y": "z"}}').response()
    assert answer.status_code == 409
    assert answer.headers["x-y"] == "z"
    assert bytes(answer.body) == b'{"code":"LAST_OWNER","message":"m","details":null,"hint":"h"}'


def test_the_module_lists_the_whole_tree() -> None:
    for error in error_classes():
        tree = sys.modules[error.__module__].__doc__ or ""
        assert re.search(rf"\b{error.__name__}\b", tree)
