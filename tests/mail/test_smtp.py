"""The way to the server: encrypted where it is to be, and what counts as no for good."""

from __future__ import annotations

import datetime as dt
import ipaddress
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pydantic import ValidationError

from auth_bridge.outbox import smtp
from auth_bridge.outbox.settings import OutboxSettings
from auth_bridge.outbox.smtp import NotNow, RefusedForGood, deliver
from ontour.mailbox import read
from ontour.paths import ROOT
from tests.support.mail_server import MailServer, mail_server, tls
from tests.support.waiting import eventually

USER = {"smtp_user": "ontour", "smtp_password": "hush"}


def settings(port: int, **others: object) -> OutboxSettings:
    given: dict[str, object] = {
        "database_url": "postgresql://worker@/ontour",
        "keys_dir": "/keys",
        "front_end_url": "https://tour.example.com",
        "sender": "On Tour <tour@example.com>",
        "smtp_host": "127.0.0.1",
        "smtp_port": port,
        "smtp_timeout_seconds": 5,
        "smtp_tls": "none",
    }
    return OutboxSettings.model_validate(given | others)


def message() -> EmailMessage:
    made = EmailMessage()
    made["From"] = "On Tour <tour@example.com>"
    made["To"] = "mia@example.com"
    made["Subject"] = "Hello"
    made.set_content("Hello.")
    return made


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[str, str]:
    """Of 127.0.0.1, signed by itself; and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), False
        )
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    (tmp_path / "certificate.pem").write_bytes(made.public_bytes(pem))
    (tmp_path / "key.pem").write_bytes(
        key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return str(tmp_path / "certificate.pem"), str(tmp_path / "key.pem")


@pytest.fixture
def trusted(
    certificate: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[str, str]]:
    """The same, known to this process as an authority."""
    monkeypatch.setenv("SSL_CERT_FILE", certificate[0])
    smtp._trust.cache_clear()
    yield certificate
    smtp._trust.cache_clear()


def starttls(certificate: tuple[str, str]) -> dict[str, Any]:
    """Options of a server that speaks to nobody before STARTTLS, and wants a login."""
    return {
        "tls_context": tls(*certificate),
        "require_starttls": True,
        "auth_required": True,
        "login": True,
    }


def test_starttls_and_a_login(trusted: tuple[str, str]) -> None:
    with mail_server(**starttls(trusted)) as server:
        deliver(settings(server.port, smtp_tls="starttls", **USER), message())
    assert server.logins == [(b"ontour", b"hush")]
    assert server.recipients == ["mia@example.com"]


def test_tls_from_the_first_byte(trusted: tuple[str, str]) -> None:
    with mail_server(ssl_context=tls(*trusted)) as server:
        deliver(settings(server.port, smtp_tls="tls"), message())
    assert server.recipients == ["mia@example.com"]


@pytest.mark.parametrize("way", ["starttls", "tls"])
def test_a_certificate_that_nobody_vouches_for_is_not_believed(
    way: str, certificate: tuple[str, str]
) -> None:
    option = {"starttls": "tls_context", "tls": "ssl_context"}[way]
    options: dict[str, Any] = {option: tls(*certificate)}
    with mail_server(**options) as server, pytest.raises(NotNow, match="CERTIFICATE_VERIFY_FAILED"):
        deliver(settings(server.port, smtp_tls=way), message())
    assert server.received == []


def test_nothing_is_said_in_the_clear_to_a_server_without_starttls() -> None:
    with mail_server() as server, pytest.raises(NotNow, match="STARTTLS"):
        deliver(settings(server.port, smtp_tls="starttls", **USER), message())
    assert (server.received, server.recipients, server.logins) == ([], [], [])


def test_a_login_that_is_refused_is_our_trouble_and_not_the_mails(
    trusted: tuple[str, str],
) -> None:
    with mail_server(**starttls(trusted)) as server:
        wrong = settings(server.port, smtp_tls="starttls", **USER | {"smtp_password": "wrong"})
        with pytest.raises(NotNow, match="535"):
            deliver(wrong, message())


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [("550 no", RefusedForGood), ("552 too big", RefusedForGood), ("451 later", NotNow)],
)
@pytest.mark.parametrize("step", ["answer", "answer_recipient"])
def test_what_the_server_says_of_the_mail_decides(
    step: str, answer: str, outcome: type[Exception]
) -> None:
    with mail_server() as server:
        setattr(server, step, lambda number: answer)
        with pytest.raises(outcome, match=answer):
            deliver(settings(server.port), message())


def raw_server(talk: Callable[[socket.socket], None]) -> int:
    """The port of a server that has one conversation."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        connection, _ = listener.accept()
        with closing(listener), closing(connection):
            talk(connection)

    threading.Thread(target=serve, daemon=True).start()
    port: int = listener.getsockname()[1]
    return port


def read_lines(connection: socket.socket, answers: list[bytes]) -> None:
    """Answer one line after the other."""
    lines = connection.makefile("rb")
    for answer in answers:
        lines.readline()
        connection.sendall(answer)


def test_a_server_that_is_not_ready_is_asked_later() -> None:
    port = raw_server(lambda connection: connection.sendall(b"554 no service\r\n"))
    with pytest.raises(NotNow, match="554"):
        deliver(settings(port), message())


def test_a_server_that_has_taken_it_need_not_say_goodbye() -> None:
    def talk(connection: socket.socket) -> None:
        connection.sendall(b"220 ready\r\n")
        read_lines(connection, [b"250 hello\r\n", b"250 from\r\n", b"250 to\r\n", b"354 go\r\n"])
        content = b""
        while not content.endswith(b"\r\n.\r\n"):
            content += connection.recv(65536)
        connection.sendall(b"250 taken\r\n")

    deliver(settings(raw_server(talk)), message())


def test_a_line_that_ends_a_mail_does_not_end_it_in_the_middle(server: MailServer) -> None:
    made = message()
    made.set_content("One\n.\nMAIL FROM:<evil@example.com>\nTwo\n")
    deliver(settings(server.port), made)
    (received,) = server.messages
    lines = received.get_content().splitlines()
    assert lines == ["One", ".", "MAIL FROM:<evil@example.com>", "Two"]


def test_the_local_mailbox_keeps_what_it_gets(tmp_path: Path) -> None:
    sock, folder = tmp_path / "s", tmp_path / "mail"
    folder.mkdir()
    process = subprocess.Popen(
        [sys.executable, "-m", "ontour.mailbox", str(sock), str(folder)],
        env={"PYTHONPATH": str(ROOT / "scripts")},
    )
    try:
        eventually(sock.exists)
        for subject in ("One", "Two"):
            made = message()
            made.replace_header("Subject", subject)
            deliver(settings(1, smtp_host=str(sock)), made)
        assert oct(sock.stat().st_mode)[-3:] == "600"
        assert [mail.message["Subject"] for mail in read(folder)] == ["One", "Two"]
        assert [mail.number for mail in read(folder)] == [1, 2]
        assert read(folder)[0].text() == "Hello.\n"
    finally:
        process.terminate()
        process.wait()


@pytest.mark.parametrize(
    "wrong",
    [
        {"smtp_host": "smtp.example.com", "smtp_password": "hush"},
        {"sender": "nobody"},
        {"sender": "On Tour <tour@example.com>\nBcc: all@example.com"},
        {"reply_to": "a@example.com, b@example.com"},
        {"front_end_url": "https://tour.example.com/"},
        {"front_end_url": "https://tour.example.com/?page=1"},
        {"front_end_url": "javascript:alert(1)"},
        {"smtp_tls": "maybe"},
    ],
    ids=str,
)
def test_a_wrong_setting_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        settings(587, **wrong)
