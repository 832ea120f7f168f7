"""An authenticator app makes a sign-in take two factors; each code opens once."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import parse_qs, unquote, urlsplit

import httpx
import pytest

from tests.api.auth.conftest import WRONG
from tests.support.answers import refusal
from tests.support.database import Connection
from tests.support.factors import App, claims
from tests.support.people import PASSWORD, Person
from tests.support.together import together

Register = Callable[..., Person]


@pytest.fixture
def mia(register: Register) -> Person:
    return register("Mia Marlow")


def login(http: httpx.Client, person: Person, **fields: object) -> httpx.Response:
    body = {"email": person.email, "password": PASSWORD} | fields
    return http.post("/auth/login", json=body)


def test_setting_one_up_gives_what_an_app_takes(mia: Person, superuser_sql: Connection) -> None:
    app = App(mia, superuser_sql)
    uri = urlsplit(app.set_up["uri"])
    assert (uri.scheme, uri.netloc) == ("otpauth", "totp")
    assert unquote(uri.path) == f"/On Tour:{mia.email}"
    assert parse_qs(uri.query) == {"secret": [app.set_up["secret"]], "issuer": ["On Tour"]}
    assert app.set_up["qr"].startswith("data:image/svg+xml")
    assert len(set(app.recovery_codes)) == 10


def test_until_it_is_confirmed_the_password_is_enough(http: httpx.Client, mia: Person) -> None:
    assert mia.api.post("/auth/totp").status_code == 200
    assert login(http, mia).status_code == 200


def test_from_then_on_signing_in_takes_both(
    http: httpx.Client, mia: Person, superuser_sql: Connection
) -> None:
    app = App(mia, superuser_sql)
    assert refusal(login(http, mia)) == (401, "SECOND_FACTOR_REQUIRED")
    assert refusal(login(http, mia, totp_code=app.wrong_code())) == (401, "SECOND_FACTOR_INVALID")
    reply = login(http, mia, totp_code=app.code())
    assert reply.status_code == 200
    said = claims(reply.json()["access_token"])
    assert (said["amr"], said["acr"]) == (["pwd", "otp", "mfa"], "aal2")


def test_who_has_not_the_password_is_not_told_that_there_is_one(
    http: httpx.Client, mia: Person, superuser_sql: Connection
) -> None:
    app = App(mia, superuser_sql)
    for fields in ({}, {"totp_code": app.code()}, {"recovery_code": app.recovery_codes[0]}):
        reply = login(http, mia, password=WRONG, **fields)
        assert refusal(reply) == (401, "INVALID_CREDENTIALS")
    assert login(http, mia, recovery_code=app.recovery_codes[0]).status_code == 200


def test_a_code_that_was_seen_opens_nothing_more(
    http: httpx.Client, mia: Person, superuser_sql: Connection
) -> None:
    code = App(mia, superuser_sql).code()
    assert login(http, mia, totp_code=code).status_code == 200
    assert refusal(login(http, mia, totp_code=code)) == (401, "SECOND_FACTOR_INVALID")


def test_a_recovery_code_stands_in_once(
    http: httpx.Client, mia: Person, superuser_sql: Connection
) -> None:
    code = App(mia, superuser_sql).recovery_codes[0]
    reply = login(http, mia, recovery_code=code.upper().replace("-", " "))
    assert reply.status_code == 200
    assert claims(reply.json()["access_token"])["amr"] == ["pwd", "recovery_code", "mfa"]
    assert refusal(login(http, mia, recovery_code=code)) == (401, "SECOND_FACTOR_INVALID")


@pytest.mark.parametrize("kind", ["totp_code", "recovery_code"])
def test_of_twenty_who_show_one_code_at_once_one_gets_in(
    http: httpx.Client, mia: Person, superuser_sql: Connection, kind: str
) -> None:
    app = App(mia, superuser_sql)
    code = app.code() if kind == "totp_code" else app.recovery_codes[0]
    replies = together(20, lambda _: login(http, mia, **{kind: code}))
    assert sorted(reply.status_code for reply in replies) == [200] + 19 * [401]


def test_that_few_recovery_codes_are_left_is_mailed(
    http: httpx.Client, mia: Person, superuser_sql: Connection
) -> None:
    for code in App(mia, superuser_sql).recovery_codes[:8]:
        assert login(http, mia, recovery_code=code).status_code == 200
    mailed = superuser_sql.execute(
        "select data -> 'left' from mail.messages where user_id = %s and template = %s"
        " order by created_at",
        [mia.id, "recovery_codes_low"],
    )
    assert [left for (left,) in mailed] == [3, 2]


def test_new_recovery_codes_void_the_old(
    http: httpx.Client, mia: Person, superuser_sql: Connection
) -> None:
    old = App(mia, superuser_sql).recovery_codes
    new = mia.api.post("/auth/recovery-codes").json()["recovery_codes"]
    assert refusal(login(http, mia, recovery_code=old[0])) == (401, "SECOND_FACTOR_INVALID")
    assert login(http, mia, recovery_code=new[0]).status_code == 200


def test_once_removed_the_password_is_enough_again(
    http: httpx.Client, mia: Person, superuser_sql: Connection
) -> None:
    app = App(mia, superuser_sql)
    assert refusal(mia.api.post("/auth/totp")) == (409, "SECOND_FACTOR_ENABLED")
    assert mia.api.delete("/auth/totp").status_code == 204
    assert login(http, mia).status_code == 200
    assert login(http, mia, totp_code=app.wrong_code()).status_code == 200
    assert refusal(mia.api.delete("/auth/totp")) == (409, "SECOND_FACTOR_NOT_ENABLED")
    assert refusal(mia.api.post("/auth/recovery-codes")) == (409, "SECOND_FACTOR_NOT_ENABLED")


def test_nothing_can_be_confirmed_that_was_not_begun(mia: Person) -> None:
    reply = mia.api.post("/auth/totp/confirm", json={"totp_code": "000000"})
    assert refusal(reply) == (409, "SECOND_FACTOR_NOT_ENABLED")


def test_the_database_knows_no_secret_and_no_code(mia: Person, superuser_sql: Connection) -> None:
    app = App(mia, superuser_sql)
    kept = superuser_sql.execute(
        """
        select secrets::text from auth.totp_secrets as secrets
        union all select codes::text from auth.recovery_codes as codes
        union all select events::text from auth.security_events as events
        union all select messages::text from mail.messages as messages
        """
    ).fetchall()
    text = "\n".join(row for (row,) in kept)
    for secret in (app.set_up["secret"], *app.recovery_codes):
        plain = secret.replace("-", "")
        for form in (secret, plain, plain.encode().hex()):
            assert not re.search(re.escape(form), text, re.IGNORECASE)
