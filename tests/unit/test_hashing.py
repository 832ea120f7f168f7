"""Which requests cost a hash: as many for nobody as for somebody, and none for who has to wait."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.applications import Starlette

from auth_bridge.passwords import Passwords
from auth_bridge.tokens import AccessTokens
from tests.unit.conftest import Client, KnownPeople, session

SIGN_UP = {"email": "mia@example.com", "password": "Paradiso2026!", "full_name": "Mia Marlow"}
LOGIN = {"email": "mia@example.com", "password": "Paradiso2027!"}
PIN = {"username": "mia", "pin": "4831"}
CHANGE = {"current_password": "Paradiso2026!", "new_password": "Melkweg2028!"}


@pytest.fixture
def hashes(app: Starlette, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was hashed, or verified against a hash, from now on."""
    done: list[str] = []
    passwords: Passwords = app.state.services.passwords
    run = passwords._run

    async def noted(work: Any, known: bool = False) -> Any:
        done.append("known" if known else "stranger")
        return await run(work, known)

    monkeypatch.setattr(passwords, "_run", noted)
    return done


def test_an_unknown_account_costs_the_hash_that_a_known_one_costs(
    client: Client, people: KnownPeople, hashes: list[str]
) -> None:
    client.post("/auth/register", json=SIGN_UP)
    for email in ("mia@example.com", "nobody@example.com"):
        hashes.clear()
        answer = client.post("/auth/login", json=LOGIN | {"email": email})
        assert (answer.status_code, hashes) == (401, ["stranger"])


def test_so_does_an_unknown_device_at_the_pin(client: Client, hashes: list[str]) -> None:
    answer = client.post("/auth/pin", json=PIN)
    assert (answer.status_code, hashes) == (401, ["stranger"])


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/auth/register", SIGN_UP),
        ("/auth/login", LOGIN),
        ("/auth/pin", PIN),
        ("/auth/password", CHANGE),
    ],
)
def test_who_has_to_wait_costs_none(
    path: str,
    body: dict[str, str],
    client: Client,
    app: Starlette,
    people: KnownPeople,
    hashes: list[str],
) -> None:
    people.wait = 17
    tokens: AccessTokens = app.state.services.access_tokens
    headers = {"Authorization": f"Bearer {tokens.issue(session())}"}
    answer = client.post(path, json=body, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (429, "THROTTLED")
    assert answer.headers["Retry-After"] == "17"
    assert hashes == []
