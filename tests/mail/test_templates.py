"""Every mail, in every language: what is read, and what a stranger cannot make it say."""

from __future__ import annotations

from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from html.parser import HTMLParser
from typing import Any

import pytest

from auth_bridge.mails.devices import describe
from auth_bridge.mails.message import compose
from auth_bridge.mails.render import PAGES, TEMPLATES, Mail, Token, plain, render, speak
from ontour.paths import ROOT

LANGUAGES = sorted(folder.name for folder in TEMPLATES.iterdir() if folder.is_dir())
NAMES = sorted(file.stem for file in (TEMPLATES / "en").glob("*.j2") if file.stem != "words")
DATA: dict[str, dict[str, Any]] = {
    "invitation": {"organization": "The Band", "invited_by": "Mia Marlow", "role": "crew"},
    "notification": {"kind": "mention", "organization": "The Band", "actor": "Mia Marlow"},
    "recovery_codes_low": {"left": 2},
    "identity_linked": {"provider": "Spotify"},
    "identity_unlinked": {"provider": "Spotify"},
}
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0"
TOKEN = Token(f"ott_{'x' * 43}", datetime(2026, 11, 21, 11, 30, tzinfo=UTC))
FRONT_END = "https://tour.example.com/account"


def message(template: str, language: str = "en", **data: Any) -> dict[str, Any]:
    return {
        "id": "01a1fd8e-77c3-7262-9037-db669f25d9f6",
        "template": template,
        "email": "mia@example.com",
        "language": language,
        "data": {"ip": "192.0.2.7", "user_agent": FIREFOX} | DATA.get(template, {}) | data,
        "created_at": "2026-11-21T10:30:15.123456+00:00",
    }


def rendered(template: str, language: str = "en", **data: Any) -> Mail:
    token = TOKEN if template in PAGES else None
    return render(message(template, language, **data), token, FRONT_END)


class Links(HTMLParser):
    """Where a page leads, and the tags it is made of."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.tags: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links |= {value or "" for name, value in attributes if name in ("href", "src")}


every_mail = pytest.mark.parametrize("name", NAMES)


@every_mail
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_the_same_in_text_and_html(name: str, language: str) -> None:
    mail = rendered(name, language)
    assert mail.subject
    assert "\n" not in mail.subject
    assert all(len(line) <= 78 or "://" in line for line in mail.text.splitlines())
    assert "\n\n\n" not in mail.text
    assert "{" not in mail.text
    words = " ".join(mail.text.replace("\n--", "").split())
    first, last = words.split(". ")[0], words.split(". ")[-1]
    assert first in mail.html
    assert last in mail.html


@every_mail
def test_it_leads_nowhere_but_to_our_page_and_loads_nothing(name: str) -> None:
    found = Links(rendered(name).html)
    link = f"{FRONT_END}/{PAGES[name]}#token={TOKEN.text}" if name in PAGES else None
    assert found.links == ({link} if link else set())
    assert not found.tags & {"img", "script", "link", "style", "iframe", "form"}


def test_the_database_knows_the_same_templates() -> None:
    sql = (ROOT / "db" / "schema" / "mail" / "messages.sql").read_text()
    known = sql.split("template in (")[1].split(")")[0]
    assert sorted(known.replace("'", "").replace(",", "").split()) == NAMES


@pytest.mark.parametrize("name", sorted(PAGES))
def test_it_carries_the_token_for_readers_and_for_programs(name: str) -> None:
    mail = rendered(name)
    for text in (mail.text, mail.html):
        assert f"{FRONT_END}/{PAGES[name]}#token={TOKEN.text}" in text
        assert "21 November 2026, 11:30 UTC" in text
    assert f"\n{TOKEN.text}\n" in mail.text


def test_who_did_it_is_told_in_our_words_alone() -> None:
    mail = rendered("new_device")
    assert "When: 21 November 2026, 10:30 UTC\nFrom: 192.0.2.7\nDevice: Firefox on Linux\n" in (
        mail.text
    )
    strange = rendered("new_device", user_agent="Call +1 555 0100 <b>now</b>")
    assert "555" not in strange.text + strange.html
    assert "Device" not in strange.text


@pytest.mark.parametrize(
    ("user_agent", "said"),
    [
        (FIREFOX, "Firefox on Linux"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 "
            "(KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
            "Safari on iPhone",
        ),
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
            "Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0",
            "Edge on Windows",
        ),
        ("curl/8.5.0", "curl"),
        ("", ""),
    ],
)
def test_a_device_is_described(user_agent: str, said: str) -> None:
    assert describe(user_agent) == said


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("The Band", "The Band"),
        ("AC/DC", "AC/DC"),
        ("Win a prize at https://evil.example/x", "Win a prize at https: //evil. example/x"),
        ("mia@evil.example", "mia@ evil. example"),
        ("One\r\nBcc: all@example.com", "One Bcc: all@ example. com"),
        ("a\u2028b\u202ec\x00d", "a b c d"),
        ("x" * 100, "x" * 79 + "…"),
    ],
)
def test_a_name_is_one_line_without_a_link(name: str, shown: str) -> None:
    assert plain(name) == shown


def test_what_others_write_is_no_html_and_no_template() -> None:
    evil = '<img src=x onerror=alert(1)>"{{ 7 * 6 }}{% raw %}'
    mail = rendered("invitation", organization=evil, invited_by=evil)
    assert "img" not in Links(mail.html).tags
    assert "42" not in mail.text + mail.html
    assert "&lt;img" in mail.html
    assert mail.subject == f"Invitation to {evil}"


def test_no_header_can_be_added() -> None:
    given = message("invitation", organization="The Band\r\nBcc: all@example.com\r\n\r\nBuy!")
    made = compose(given, render(given, TOKEN, FRONT_END), "On Tour <tour@example.com>", None)
    received = message_from_bytes(made.as_bytes(), EmailMessage, policy=policy.default)
    assert received["Bcc"] is None
    assert received["Subject"] == "Invitation to The Band Bcc: all@ example. com Buy!"
    for wrong in ("mia@example.com\r\nBcc: all@example.com", "a@example.com, b@example.com"):
        with pytest.raises((ValueError, IndexError)):
            compose(given | {"email": wrong}, render(given, TOKEN, FRONT_END), "a@b.example", None)
    mail = Mail("Hello\r\nBcc: all@example.com", "", "")
    with pytest.raises(ValueError, match=r"linefeed|carriage"):
        compose(given, mail, "a@b.example", None)


def test_each_attempt_makes_the_same_bytes() -> None:
    given = message("reset_password")
    made = [
        compose(given, render(given, TOKEN, FRONT_END), "On Tour <tour@example.com>", None)
        for _ in range(2)
    ]
    assert made[0].as_bytes() == made[1].as_bytes()


def test_no_line_is_longer_than_a_server_takes() -> None:
    given = message("invitation", organization="ü" * 80, invited_by="漢" * 80)
    made = compose(given, render(given, TOKEN, FRONT_END), "On Tour <tour@example.com>", None)
    assert max(len(line) for line in made.as_bytes().split(b"\r\n")) <= 998
    received = message_from_bytes(made.as_bytes(), EmailMessage, policy=policy.default)
    assert received["Subject"] == f"Invitation to {'ü' * 79}…" or "ü" * 80 in received["Subject"]


@pytest.mark.parametrize(
    ("wanted", "spoken"),
    [("en", "en"), ("en-GB", "en"), ("xx", "en"), ("../../etc", "en"), ("", "en")],
)
def test_a_language_that_is_not_there_is_english(wanted: str, spoken: str) -> None:
    assert speak(wanted) == spoken
    assert rendered("password_changed", wanted).subject == "Your password was changed"


def test_a_change_of_address_reads_otherwise_than_a_welcome() -> None:
    assert "Welcome" in rendered("verify_email", change=False).text
    assert "Welcome" not in rendered("verify_email", change=True).text
    assert "from now on" in rendered("verify_email", change=True).text
