from __future__ import annotations

import json

import pytest

from auth_bridge.errors import DatabaseUnavailable, Refused, SessionRevoked
from auth_bridge.openapi import error_classes
from auth_bridge.relay import errors
from auth_bridge.relay.errors import FrameInvalid, RelayError, SlowReader
from tests.unit.test_errors import catalog


@pytest.mark.parametrize("error", error_classes(RelayError), ids=lambda error: error.code)
def test_every_error_is_in_the_catalog_word_for_word(error: type[RelayError]) -> None:
    assert catalog()[error.code] == (error.status, error.__doc__, error.hint)


def test_an_error_frame_has_the_form_of_every_error() -> None:
    assert json.loads(errors.text(FrameInvalid("no JSON"))) == {
        "type": "error",
        "code": "FRAME_INVALID",
        "message": "The frame is not what its type asks for.",
        "details": "no JSON",
        "hint": "Send one JSON object as text; details names what is wrong.",
    }


def test_what_ends_a_session_ends_the_socket_and_a_bad_frame_does_not() -> None:
    revoked = Refused(
        '{"code": "SESSION_REVOKED", "message": "m", "details": null, "hint": "h"}',
        '{"status": 401, "headers": {}}',
    )
    assert errors.close_code(revoked) == errors.close_code(SessionRevoked()) == 4401
    assert errors.code(revoked) == "SESSION_REVOKED"
    assert errors.close_code(SlowReader()) == 4430
    assert errors.close_code(DatabaseUnavailable()) == 1012
    assert errors.close_code(FrameInvalid()) is None
