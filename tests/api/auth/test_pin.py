"""Username and PIN: on a known device alone, a few times alone, and not for money."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import argon2
import jwt
import pytest

from tests.api.auth.conftest import PIN, WRONG, WRONG_PIN, Device, registered
from tests.support.answers import refusal
from tests.support.database import Connection
from tests.support.people import PASSWORD
from tests.support.together import together

THROTTLED = (429, "THROTTLED")
REFUSED = (401, "INVALID_CREDENTIALS")
BUSY = (503, "SERVER_BUSY")

Owner = Callable[..., tuple[str, Device]]


def email_of(username: str, sql: Connection) -> str:
    found = sql.execute(
        "select email from auth.email_addresses join api.users on id = user_id where username = %s",
        [username],
    ).fetchone()
    assert found is not None
    return str(found[0])


def age_sessions(username: str, sql: Connection) -> None:
    sql.execute(
        "update auth.sessions set authenticated_at = now() - interval '1 hour'"
        " from api.users where users.id = user_id and username = %s",
        [username],
    )


def test_on_a_known_device_a_pin_signs_in_and_the_token_says_how(pin_owner: Owner) -> None:
    username, phone = pin_owner()
    reply = phone.pin_login(username.upper())
    assert reply.status_code == 200, reply.text
    claims = jwt.decode(reply.json()["access_token"], options={"verify_signature": False})
    assert (claims["amr"], claims["acr"]) == (["pin"], "aal1")
    assert reply.json()["user"]["username"] == username
    assert "device_token" not in reply.json()
    bearer = {"Authorization": f"Bearer {reply.json()['access_token']}"}
    assert phone.http.get("/auth/me", headers=bearer).status_code == 200


def test_from_another_device_the_right_pin_is_a_wrong_one(
    device: Callable[..., Device], pin_owner: Owner
) -> None:
    username, phone = pin_owner()
    assert refusal(device().pin_login(username)) == REFUSED
    _, other = registered(device())
    assert refusal(other.pin_login(username)) == REFUSED
    assert phone.pin_login(username).status_code == 200


@pytest.mark.parametrize(
    "pin", ["0000", "7777", "1234", "4321", "9876", "0123", "7890", "2468", "1212", "6969", "2000"]
)
def test_a_pin_that_many_choose_is_refused(pin: str, device: Callable[..., Device]) -> None:
    _, nia = registered(device())
    reply = nia.http.post("/auth/me/pin", json={"pin": pin}, headers=bearer_of(nia, device))
    assert refusal(reply) == (422, "WEAK_PIN")


@pytest.mark.parametrize(
    "pin", ["", "483", "48312", "48a1", "\uff14\uff18\uff13\uff11", "4831\n", " 4831"]
)
def test_a_pin_has_four_digits(pin: str, device: Callable[..., Device], pin_owner: Owner) -> None:
    username, phone = pin_owner()
    assert refusal(phone.pin_login(username, pin)) == (422, "VALIDATION_FAILED")
    reply = phone.http.post("/auth/me/pin", json={"pin": pin}, headers=bearer_of(phone, device))
    assert refusal(reply) == (422, "VALIDATION_FAILED")


def bearer_of(phone: Device, device: Callable[..., Device]) -> dict[str, str]:
    """Somebody's token; whose does not matter."""
    email, other = registered(device())
    reply = other.login(email)
    return {"Authorization": f"Bearer {reply.json()['access_token']}"}


def test_without_a_username_there_is_no_pin(device: Callable[..., Device]) -> None:
    _, nia = registered(device())
    reply = nia.http.post("/auth/me/pin", json={"pin": PIN}, headers=bearer_of(nia, device))
    assert refusal(reply) == (409, "USERNAME_MISSING")


def test_to_set_or_remove_a_pin_takes_a_fresh_and_full_sign_in(
    pin_owner: Owner, strict_sql: Connection
) -> None:
    username, phone = pin_owner()
    weak = phone.pin_login(username).json()["access_token"]
    full = phone.login(email_of(username, strict_sql)).json()["access_token"]

    def attempts(token: str) -> list[tuple[int, str]]:
        headers = {"Authorization": f"Bearer {token}"}
        replies = (
            phone.http.post("/auth/me/pin", json={"pin": "5937"}, headers=headers),
            phone.http.delete("/auth/me/pin", headers=headers),
        )
        return [refusal(reply) for reply in replies]

    assert set(attempts(weak)) == {(401, "STEP_UP_REQUIRED")}
    age_sessions(username, strict_sql)
    assert set(attempts(full)) == {(401, "STEP_UP_REQUIRED")}
    assert phone.pin_login(username).status_code == 200


def test_a_new_pin_replaces_the_old_one_and_a_removed_one_opens_nothing(
    pin_owner: Owner, strict_sql: Connection
) -> None:
    username, phone = pin_owner()
    token = phone.login(email_of(username, strict_sql)).json()["access_token"]
    headers = {"Authorization": f"Bearer {token}"}
    assert phone.http.post("/auth/me/pin", json={"pin": "5937"}, headers=headers).status_code == 204
    assert refusal(phone.pin_login(username)) == REFUSED
    assert phone.pin_login(username, "5937").status_code == 200
    for _ in range(2):
        assert phone.http.delete("/auth/me/pin", headers=headers).status_code == 204
    assert refusal(phone.pin_login(username, "5937")) == REFUSED


def test_after_five_wrong_pins_a_device_waits_and_others_do_not(
    device: Callable[..., Device], pin_owner: Owner, strict_sql: Connection
) -> None:
    username, phone = pin_owner()
    email = email_of(username, strict_sql)
    tablet = Device(device().http, device().login(email).json()["device_token"])
    assert {refusal(phone.pin_login(username, WRONG_PIN)) for _ in range(5)} == {REFUSED}
    reply = phone.pin_login(username)
    assert refusal(reply) == THROTTLED
    assert 1 <= int(reply.headers["Retry-After"]) <= 900
    assert tablet.pin_login(username).status_code == 200
    assert phone.login(email).status_code == 200


def test_twenty_wrong_pins_a_day_leave_only_the_full_sign_in(
    device: Callable[..., Device], pin_owner: Owner, strict_sql: Connection
) -> None:
    username, phone = pin_owner()
    email = email_of(username, strict_sql)
    for _ in range(4):
        stolen = Device(device().http, device().login(email).json()["device_token"])
        assert {refusal(stolen.pin_login(username, WRONG_PIN)) for _ in range(5)} == {REFUSED}
        # What is right in between is not counted, and forgives nothing.
        reply = phone.pin_login(username)
        assert reply.status_code == (200 if _ < 3 else 429)
    assert 80_000 < int(phone.pin_login(username).headers["Retry-After"]) <= 86_400
    assert phone.login(email).status_code == 200


def test_while_strangers_hammer_the_account_a_known_device_signs_in(
    device: Callable[..., Device], pin_owner: Owner, strict_sql: Connection
) -> None:
    username, phone = pin_owner()
    email = email_of(username, strict_sql)
    strangers = [device() for _ in range(20)]
    over = Event()

    def hammer(stranger: Device) -> Counter[tuple[int, str]]:
        seen: Counter[tuple[int, str]] = Counter()
        while not over.is_set():
            seen[refusal(stranger.pin_login(username))] += 1
            seen[refusal(stranger.login(email, WRONG))] += 1
        return seen

    with ThreadPoolExecutor(20) as threads:
        hammers = [threads.submit(hammer, stranger) for stranger in strangers]
        try:
            signed_in = [phone.pin_login(username).status_code for _ in range(20)]
            signed_in += [phone.login(email).status_code for _ in range(5)]
        finally:
            over.set()
    seen = sum((each.result() for each in hammers), Counter[tuple[int, str]]())
    assert set(signed_in) == {200}
    # Ten by PIN and ten by password; all others were sent away.
    assert seen[REFUSED] <= 20
    assert seen[THROTTLED] > 100


def test_200_connections_that_guess_at_once_get_five_guesses(
    device: Callable[..., Device], pin_owner: Owner
) -> None:
    username, phone = pin_owner()
    thieves = [device(phone.token) for _ in range(200)]
    guesses = [f"{number:04}" for number in range(4900, 5100)]
    replies = together(
        200, lambda number: refusal(thieves[number].pin_login(username, guesses[number]))
    )
    assert set(replies) <= {REFUSED, THROTTLED, BUSY}
    assert Counter(replies)[REFUSED] + Counter(replies)[BUSY] == 5
    assert refusal(phone.pin_login(username)) == THROTTLED


def test_a_changed_password_takes_the_pin_away_from_all_other_devices(
    device: Callable[..., Device], pin_owner: Owner, strict_sql: Connection
) -> None:
    username, phone = pin_owner()
    email = email_of(username, strict_sql)
    reply = device().login(email)
    tablet = Device(device().http, reply.json()["device_token"])
    change = {"current_password": PASSWORD, "new_password": WRONG}
    headers = {"Authorization": f"Bearer {reply.json()['access_token']}"}
    assert tablet.http.post("/auth/password", json=change, headers=headers).status_code == 204
    assert refusal(phone.pin_login(username)) == REFUSED
    assert tablet.pin_login(username).status_code == 200


def test_the_database_alone_does_not_tell_whether_a_pin_is_right(
    pin_owner: Owner, strict_sql: Connection
) -> None:
    username, _ = pin_owner()
    found = strict_sql.execute(
        "select pin_hash, user_id::text from auth.pins join api.users on id = user_id"
        " where username = %s",
        [username],
    ).fetchone()
    assert found is not None
    for guess in (PIN, found[1] + PIN):
        with pytest.raises(argon2.exceptions.VerifyMismatchError):
            argon2.PasswordHasher().verify(found[0], guess)
