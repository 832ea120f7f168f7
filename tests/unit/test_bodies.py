from __future__ import annotations

import json
from typing import Any

import pytest

from tests.unit.conftest import Client

GOOD: dict[str, Any] = {
    "email": "mia@example.com",
    "password": "Paradiso2026!",
    "full_name": "Mia Marlow",
}


def post(client: Client, content: bytes, media_type: str = "application/json") -> Any:
    return client.post("/auth/register", content=content, headers={"Content-Type": media_type})


def without(name: str) -> dict[str, Any]:
    return {key: value for key, value in GOOD.items() if key != name}


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"nonsense", b'{"email": "a",}', b'{"email": "\xff"}', b'{"email": "\\ud800"}',
        b"[" * 5000,
    ],
    ids=repr,
)  # fmt: skip
def test_a_body_that_is_not_json_is_a_400(content: bytes, client: Client) -> None:
    answer = post(client, content)
    assert (answer.status_code, answer.json()["code"]) == (400, "INVALID_JSON")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (without("email"), "email"),
        (without("password"), "password"),
        (without("full_name"), "full_name"),
        (GOOD | {"email": 7}, "email"),
        (GOOD | {"email": None}, "email"),
        (GOOD | {"email": ["mia@example.com"]}, "email"),
        (GOOD | {"email": "m" * 321}, "email"),
        (GOOD | {"email": "mia\0@example.com"}, "email"),
        (GOOD | {"password": {"$ne": ""}}, "password"),
        (GOOD | {"password": "aB3" * 500}, "password"),
        (GOOD | {"full_name": "   "}, "full_name"),
        (GOOD | {"full_name": "M" * 201}, "full_name"),
        (GOOD | {"full_name": "Mia\nMarlow"}, "full_name"),
        (GOOD | {"role": "owner"}, "role"),
        (GOOD | {"id": "1"}, "id"),
        ([GOOD], "body"),
        ("mia", "body"),
        (None, "body"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_wrong_field_is_a_422_that_names_it(body: Any, field: str, client: Client) -> None:
    answer = post(client, json.dumps(body).encode())
    assert (answer.status_code, answer.json()["code"]) == (422, "VALIDATION_FAILED")
    assert answer.json()["details"].startswith(f"{field}: ")


def test_an_error_never_repeats_the_password(client: Client) -> None:
    answer = post(client, json.dumps(without("email") | {"password": "S3cret" * 300}).encode())
    assert "S3cret" not in answer.text


def test_several_wrong_fields_are_all_named(client: Client) -> None:
    details = post(client, b'{"pass": 1}').json()["details"]
    assert [part.split(":")[0] for part in details.split("; ")] == [
        "email", "password", "full_name", "pass",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "media_type", ["", "text/plain", "application/x-www-form-urlencoded", "text/csv"]
)
def test_another_media_type_is_a_415(media_type: str, client: Client) -> None:
    answer = post(client, json.dumps(GOOD).encode(), media_type)
    assert (answer.status_code, answer.json()["code"]) == (415, "UNSUPPORTED_MEDIA_TYPE")


def test_a_charset_is_no_other_media_type(client: Client) -> None:
    assert post(client, json.dumps(GOOD).encode(), "Application/JSON; charset=utf-8").is_success


def test_a_body_over_the_limit_is_a_413(client: Client) -> None:
    answer = post(client, json.dumps(GOOD | {"full_name": "M" * 20_000}).encode())
    assert (answer.status_code, answer.json()["code"]) == (413, "BODY_TOO_LARGE")
