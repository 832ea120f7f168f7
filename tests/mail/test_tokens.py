"""The tokens in mails: made when they are sent, and nowhere in the database."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from auth_bridge.outbox.tokens import OneTimeTokens
from auth_bridge.secrets import Secrets
from tests.mail.conftest import Mails, Outbox
from tests.support.database import Connection, Database
from tests.support.mail_server import MailServer

Start = Callable[..., Outbox]


def tokens_in(text: str) -> set[str]:
    return set(re.findall(r"ott_[\w-]{43}", text))


def dumped(db: Database) -> str:
    """All that is in the database, as text."""
    done = subprocess.run(
        [db.cluster.bin_dir / "pg_dump"],
        env=os.environ | db.cluster.environment("postgres", db.name),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return done.stdout


def test_a_mail_carries_a_token_that_the_database_knows_by_its_hash_alone(
    start: Start, server: MailServer, mails: Mails, db: Database
) -> None:
    start()
    mails.wait(mails.send_token(), "sent")
    (message,) = server.messages
    body = message.get_body(("plain",))
    assert body is not None
    (token,) = tokens_in(body.get_content())
    assert f"https://tour.example.com/account/reset-password#token={token}" in body.get_content()
    used = "select (auth.use_token('reset_password', %s)).email"
    dump = dumped(db)
    assert token not in dump
    assert token.removeprefix("ott_") not in dump
    assert mails.one(used, hashlib.sha256(token.encode()).digest()) == "mia@example.com"
    assert mails.one(used, hashlib.sha256(token.encode()).digest()) is None


def test_a_token_is_an_hmac_of_its_id_under_a_key_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "secret.key").write_bytes(bytes(32))
    secrets = Secrets.load(tmp_path)
    one_id = "01a1fd8e-77c3-7262-9037-db669f25d9f6"
    made = OneTimeTokens(secrets).make(one_id)
    mac = hmac.new(secrets.key("mail"), UUID(one_id).bytes, "sha256").digest()
    assert made == f"ott_{base64.urlsafe_b64encode(mac).decode().rstrip('=')}"
    (tmp_path / "secret.key").write_bytes(bytes(31) + b"1")
    assert OneTimeTokens(Secrets.load(tmp_path)).make(one_id) != made


def test_a_mail_whose_token_is_no_longer_good_is_not_sent(
    start: Start, server: MailServer, mails: Mails, sql: Connection
) -> None:
    sql.execute(
        "insert into api.users (id, full_name) values (md5('mia')::uuid, 'Mia');"
        " select mail.send('reset_password', n || '@example.com', md5('mia')::uuid, token_id =>"
        " auth.make_token('reset_password', md5('mia')::uuid, n || '@example.com', '1 hour'))"
        " from unnest(array['older', 'newer']) as n"
    )
    expired = mails.send_token("0 seconds", "expired@example.com")
    start()
    assert mails.wait(expired, "withheld") == (1, "Its token is no longer good.")
    older = "select id from mail.messages where email = 'older@example.com'"
    mails.wait(str(mails.one(older)), "withheld")
    newer = "select id from mail.messages where email = 'newer@example.com'"
    mails.wait(str(mails.one(newer)), "sent")
    assert server.recipients == ["newer@example.com"]
