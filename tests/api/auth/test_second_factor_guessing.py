"""Who knows the password but not the second factor gets few guesses, and locks nobody out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import httpx
import pytest

from tests.api.auth.conftest import Device, sign_up
from tests.support.answers import refusal
from tests.support.database import Connection
from tests.support.factors import App
from tests.support.people import PASSWORD, Person, signed_in
from tests.support.together import together

MakeDevice = Callable[..., Device]


@pytest.fixture
def owner(device: MakeDevice) -> Iterator[tuple[Person, Device]]:
    """Somebody new, and their device."""
    reply = sign_up(device())
    with ExitStack() as clients:
        person = signed_in(device().http, reply.json())
        clients.enter_context(person.api)
        yield person, device(reply.json()["device_token"])


def try_code(device: Device, person: Person, code: str, kind: str = "totp_code") -> httpx.Response:
    body = {"email": person.email, "password": PASSWORD, kind: code}
    if device.token:
        body["device_token"] = device.token
    return device.http.post("/auth/login", json=body)


def test_of_twenty_guesses_at_once_five_are_looked_at(
    device: MakeDevice, owner: tuple[Person, Device], strict_sql: Connection
) -> None:
    person, _ = owner
    app = App(person, strict_sql)
    strict_sql.execute("update auth.throttle_limits set most = 1000 where kind = 'login_account'")
    wrong = app.wrong_code()
    thieves = [device() for _ in range(20)]
    replies = together(20, lambda number: try_code(thieves[number], person, wrong))
    strict_sql.execute("update auth.throttle_limits set most = 10 where kind = 'login_account'")
    assert Counter(refusal(reply) for reply in replies) == {
        (401, "SECOND_FACTOR_INVALID"): 5,
        (429, "THROTTLED"): 15,
    }
    waits = [int(r.headers["Retry-After"]) for r in replies if r.status_code == 429]
    assert all(0 < wait <= 300 for wait in waits)
    assert refusal(try_code(device(), person, app.code())) == (429, "THROTTLED")


def test_strangers_do_not_lock_the_owner_out_of_a_known_device(
    device: MakeDevice, owner: tuple[Person, Device], strict_sql: Connection
) -> None:
    person, known = owner
    app = App(person, strict_sql)
    stranger = device()
    for _ in range(5):
        assert refusal(try_code(stranger, person, app.wrong_code()))[0] == 401
    assert refusal(try_code(stranger, person, app.code())) == (429, "THROTTLED")
    assert try_code(known, person, app.code()).status_code == 200


def test_nor_of_a_new_one_who_has_a_recovery_code(
    device: MakeDevice, owner: tuple[Person, Device], strict_sql: Connection
) -> None:
    person, _ = owner
    app = App(person, strict_sql)
    stranger = device()
    for _ in range(6):
        try_code(stranger, person, app.wrong_code())
    assert refusal(try_code(device(), person, app.code())) == (429, "THROTTLED")
    reply = try_code(device(), person, app.recovery_codes[0], "recovery_code")
    assert reply.status_code == 200


def test_the_owner_hears_of_wrong_codes(
    device: MakeDevice, owner: tuple[Person, Device], strict_sql: Connection
) -> None:
    person, _ = owner
    app = App(person, strict_sql)
    try_code(device(), person, app.wrong_code())
    found = strict_sql.execute(
        "select count(*) from auth.security_events where user_id = %s and kind = %s",
        [person.id, "second_factor_failed"],
    ).fetchone()
    assert found == (1,)


def test_who_stole_a_session_does_not_guess_the_code_that_confirms_an_app(
    owner: tuple[Person, Device],
) -> None:
    person, _ = owner
    assert person.api.post("/auth/totp").status_code == 200
    replies = [
        person.api.post("/auth/totp/confirm", json={"totp_code": f"{number:06}"})
        for number in range(6)
    ]
    assert [reply.status_code for reply in replies] == 5 * [401] + [429]
