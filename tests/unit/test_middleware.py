from __future__ import annotations

import pytest
from structlog.testing import capture_logs

from tests.unit.conftest import Client, KnownPeople

PASSWORD = "Paradiso2026!"  # noqa: S105  # of nobody
SIGN_UP = {"email": "mia@example.com", "password": PASSWORD, "full_name": "Mia Marlow"}


def test_the_gateways_request_id_goes_on_to_the_database(
    client: Client, people: KnownPeople
) -> None:
    client.post("/auth/register", json=SIGN_UP, headers={"X-Request-ID": "a1b2c3d4e5f6"})
    assert people.contexts[0].headers["x-request-id"] == "a1b2c3d4e5f6"


@pytest.mark.parametrize("sent", ["", "short", "x" * 65, "a b c d e f", "<script>alert()"])
def test_a_strange_request_id_is_replaced(sent: str, client: Client, people: KnownPeople) -> None:
    client.post("/auth/register", json=SIGN_UP, headers={"X-Request-ID": sent})
    assert len(people.contexts[0].headers["x-request-id"]) == 32


def test_an_answer_is_logged_without_secrets(client: Client) -> None:
    with capture_logs() as lines:
        answer = client.post("/auth/register?token=otr_x", json=SIGN_UP).json()
    [line] = lines
    assert (line["path"], line["status"]) == ("/auth/register", 201)
    for secret in (PASSWORD, answer["access_token"], answer["refresh_token"], "otr_x"):
        assert secret not in str(lines)


def test_what_nobody_foresaw_is_a_500_in_the_one_form_and_logged(
    client: Client, people: KnownPeople
) -> None:
    people.failure = RuntimeError("odd")
    with capture_logs() as lines:
        answer = client.post("/auth/register", json=SIGN_UP)
    assert (answer.status_code, answer.json()["code"]) == (500, "INTERNAL_ERROR")
    assert "odd" not in answer.text
    assert [line["event"] for line in lines] == ["failed", "answered"]
    assert lines[0]["exc_info"]
