"""No answer tells whether there is an account; ./ontour bench sign-in shows that no time does."""

from __future__ import annotations

import uuid
from collections.abc import Callable

import httpx

from tests.api.auth.conftest import WRONG, WRONG_PIN, Device, registered, take_password
from tests.support.answers import refusal
from tests.support.database import Connection
from tests.support.people import PASSWORD


def whole(reply: httpx.Response) -> tuple[int, bytes, list[tuple[str, str]]]:
    """An answer to the byte, but for what is every request's own."""
    headers = [
        (name, value)
        for name, value in reply.headers.items()
        if name not in ("x-request-id", "date")
    ]
    return reply.status_code, reply.content, headers


def test_a_wrong_password_and_an_unknown_account_get_the_same_answer_to_the_byte(
    device: Callable[..., Device], strict_sql: Connection
) -> None:
    email, phone = registered(device())
    suspended, _ = registered(device())
    strict_sql.execute(
        "update api.users set status = 'suspended' from auth.email_addresses"
        " where user_id = id and email = %s",
        [suspended],
    )
    without_password, _ = registered(device())
    take_password(strict_sql, without_password)
    unknown = f"{uuid.uuid4().hex}@example.com"
    answers = [
        whole(device().login(address, WRONG))
        for address in (email, unknown, suspended, without_password, "no address", "")
    ]
    assert answers[0][0] == 401
    assert all(answer == answers[0] for answer in answers)
    assert whole(phone.login(email, WRONG)) == answers[0]
    # The right password of somebody else opens nothing either, and says as much.
    assert whole(phone.login(unknown, PASSWORD)) == answers[0]


def test_known_and_unknown_accounts_are_throttled_alike(device: Callable[..., Device]) -> None:
    email, _ = registered(device())
    unknown = f"{uuid.uuid4().hex}@example.com"
    tries = {
        address: [device().login(address, WRONG) for _ in range(11)] for address in (email, unknown)
    }
    known, none = (
        [(reply.status_code, reply.content) for reply in tries[address]]
        for address in (email, unknown)
    )
    assert known == none
    assert known[10][0] == 429
    waits = [int(tries[address][10].headers["Retry-After"]) for address in (email, unknown)]
    assert abs(waits[0] - waits[1]) <= 5


def test_that_an_account_is_not_active_is_told_to_who_knows_the_password(
    device: Callable[..., Device], strict_sql: Connection
) -> None:
    email, _ = registered(device())
    strict_sql.execute(
        "update api.users set status = 'inactive' from auth.email_addresses"
        " where user_id = id and email = %s",
        [email],
    )
    assert refusal(device().login(email)) == (403, "ACCOUNT_INACTIVE")
    assert refusal(device().login(email, WRONG)) == (401, "INVALID_CREDENTIALS")


def test_a_wrong_pin_an_unknown_device_and_an_unknown_person_get_the_same_answer_to_the_byte(
    device: Callable[..., Device], pin_owner: Callable[..., tuple[str, Device]]
) -> None:
    username, phone = pin_owner()
    _, other = registered(device())
    wrong = whole(phone.pin_login(username, WRONG_PIN))
    assert wrong[0] == 401
    unknown = f"u{uuid.uuid4().hex[:12]}"
    assert whole(device().pin_login(username)) == wrong
    assert whole(other.pin_login(username)) == wrong
    assert whole(phone.pin_login(unknown)) == wrong
    assert whole(device().pin_login(unknown)) == wrong
    assert whole(device("otd_made-up").pin_login(username)) == wrong
    assert whole(device().pin_login("No Such Name!")) == wrong
