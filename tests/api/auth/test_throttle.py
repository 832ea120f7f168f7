"""Sign-ins are counted before anything is hashed; strangers apart from known devices."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Callable

from ontour.stack import Stack
from tests.api.auth.conftest import WRONG, Device, registered, sign_up
from tests.support.answers import refusal
from tests.support.database import Connection, Database
from tests.support.together import together

THROTTLED = (429, "THROTTLED")
REFUSED = (401, "INVALID_CREDENTIALS")
# More at once than the bridge hashes: it says so, and whoever asks again is counted again.
BUSY = (503, "SERVER_BUSY")


def test_after_ten_wrong_passwords_strangers_wait_even_with_the_right_one(
    device: Callable[..., Device],
) -> None:
    email, _ = registered(device())
    assert {refusal(device().login(email, WRONG)) for _ in range(10)} == {REFUSED}
    reply = device().login(email)
    assert refusal(reply) == THROTTLED
    assert 1 <= int(reply.headers["Retry-After"]) <= 900


def test_a_known_device_is_not_locked_out_by_strangers(device: Callable[..., Device]) -> None:
    email, phone = registered(device())
    assert {refusal(device().login(email, WRONG)) for _ in range(10)} == {REFUSED}
    assert refusal(device().login(email)) == THROTTLED
    assert phone.login(email).status_code == 200
    assert refusal(device().login(email)) == THROTTLED


def test_nor_by_strangers_in_the_same_network(device: Callable[..., Device]) -> None:
    address = "127.9.0.1"
    email, phone = registered(device(address=address))
    stranger = device(address=address)
    tries = [refusal(stranger.login(f"{number}@example.com", WRONG)) for number in range(101)]
    assert Counter(tries) == {REFUSED: 100, THROTTLED: 1}
    assert refusal(stranger.login(email)) == THROTTLED
    assert phone.login(email).status_code == 200


def test_a_known_device_has_ten_of_its_own(device: Callable[..., Device]) -> None:
    email, phone = registered(device())
    assert {refusal(phone.login(email, WRONG)) for _ in range(10)} == {REFUSED}
    assert refusal(phone.login(email)) == THROTTLED
    assert device().login(email).status_code == 200


def test_a_device_known_to_somebody_else_is_a_stranger(device: Callable[..., Device]) -> None:
    email, _ = registered(device())
    _, other = registered(device())
    assert {refusal(other.login(email, WRONG)) for _ in range(10)} == {REFUSED}
    assert refusal(device().login(email)) == THROTTLED


def test_a_sign_in_forgets_the_failures_before_it(device: Callable[..., Device]) -> None:
    email, _ = registered(device())
    for _ in range(3):
        assert {refusal(device().login(email, WRONG)) for _ in range(9)} == {REFUSED}
        assert device().login(email).status_code == 200


def test_of_200_guesses_at_once_ten_are_looked_at(
    device: Callable[..., Device], strict_sql: Connection
) -> None:
    email, _ = registered(device())
    devices = [device() for _ in range(200)]
    replies = together(200, lambda number: refusal(devices[number].login(email, WRONG)))
    assert set(replies) <= {REFUSED, THROTTLED, BUSY}
    assert Counter(replies)[REFUSED] + Counter(replies)[BUSY] == 10
    found = strict_sql.execute(
        "select cardinality(attempts) from auth.throttles"
        " where kind = 'login_account' and key_hash = sha256(%s)",
        [email.encode()],
    ).fetchall()
    assert found == [(10,)]


def test_of_200_attempts_in_40_sessions_of_the_database_exactly_the_limit_goes_on(
    strict: Stack,
) -> None:
    database = Database(strict.cluster, strict.dbname)
    email = f"{uuid.uuid4().hex}@example.com"

    def attempt(number: int) -> int:
        with database.connect("bridge") as bridge:
            answers = [
                bridge.execute("select auth.begin_login(%s)", [email]).fetchone() for _ in range(5)
            ]
        return sum("retry_after" not in answer[0] for answer in answers if answer)

    with database.connect() as superuser:
        superuser.execute("update auth.throttle_limits set most = 10000 where kind = 'login_ip'")
        try:
            assert sum(together(40, attempt)) == 10
        finally:
            superuser.execute("update auth.throttle_limits set most = 100 where kind = 'login_ip'")


def test_an_operator_changes_a_limit_by_an_update(
    device: Callable[..., Device], strict_sql: Connection
) -> None:
    email, _ = registered(device())
    assert {refusal(device().login(email, WRONG)) for _ in range(10)} == {REFUSED}
    strict_sql.execute("update auth.throttle_limits set most = 11 where kind = 'login_account'")
    assert refusal(device().login(email, WRONG)) == REFUSED
    assert refusal(device().login(email, WRONG)) == THROTTLED
    strict_sql.execute("update auth.throttle_limits set most = 10 where kind = 'login_account'")


def test_when_an_attempt_has_left_the_window_one_more_goes_on(
    device: Callable[..., Device], strict_sql: Connection
) -> None:
    email, _ = registered(device())
    assert {refusal(device().login(email, WRONG)) for _ in range(10)} == {REFUSED}
    strict_sql.execute(
        "update auth.throttles set attempts[1] = attempts[1] - interval '15 minutes'"
        " where kind = 'login_account' and key_hash = sha256(%s)",
        [email.encode()],
    )
    assert refusal(device().login(email, WRONG)) == REFUSED
    assert refusal(device().login(email)) == THROTTLED


def test_twenty_people_of_one_address_sign_up_within_an_hour(device: Callable[..., Device]) -> None:
    # Who is refused counts as well: it is asking which addresses are taken.
    nia = device()
    email, _ = registered(nia)
    assert {refusal(sign_up(nia, email=email)) for _ in range(19)} == {
        (409, "EMAIL_ALREADY_EXISTS")
    }
    reply = sign_up(nia)
    assert refusal(reply) == THROTTLED
    assert 3000 < int(reply.headers["Retry-After"]) <= 3600
    assert sign_up(device()).status_code == 201


def test_what_a_client_says_of_its_address_is_not_believed(device: Callable[..., Device]) -> None:
    stranger = device(address="127.9.0.2")
    liars = [
        {"X-Real-IP": f"192.0.2.{number}", "X-Forwarded-For": f"192.0.2.{number}"}
        for number in range(101)
    ]
    tries = [
        refusal(
            stranger.http.post(
                "/auth/login",
                json={"email": f"{uuid.uuid4().hex}@example.com", "password": WRONG},
                headers=lie,
            )
        )
        for lie in liars
    ]
    assert Counter(tries) == {REFUSED: 100, THROTTLED: 1}


def test_who_is_throttled_costs_no_hash(device: Callable[..., Device], strict: Stack) -> None:
    # 300 hashes would take this machine's workers seconds, and fill their queue with 34.
    email = f"{uuid.uuid4().hex}@example.com"
    assert {refusal(device().login(email, WRONG)) for _ in range(10)} == {REFUSED}
    hammers = [device() for _ in range(30)]

    def hammer(number: int) -> set[tuple[int, str]]:
        return {refusal(hammers[number].login(email, WRONG)) for _ in range(10)}

    assert set().union(*together(30, hammer)) == {THROTTLED}
