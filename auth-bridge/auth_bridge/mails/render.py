"""A template, its data and a token become a subject, a text and HTML."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from auth_bridge.mails.devices import describe

TEMPLATES = Path(__file__).parent / "templates"
FALLBACK_LANGUAGE = "en"

# Where in the front end a token is used; the mail links there.
PAGES = {
    "verify_email": "verify-email",
    "reset_password": "reset-password",
    "invitation": "invitation",
}
# They tell a person what was done in their name: when, from where, on what. An invitation was not.
WITHOUT_FACTS = {"verify_email", "invitation", "account_deleted", "account_exists", "notification"}

LONGEST_VALUE = 80
WIDTH = 76


@dataclass(frozen=True, slots=True)
class Token:
    """What a mail lets its reader do once."""

    text: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Mail:
    """What is read."""

    subject: str
    text: str
    html: str


def render(message: dict[str, Any], token: Token | None = None, front_end_url: str = "") -> Mail:
    """What mail.take returned, in the person's language if we speak it."""
    name = message["template"]
    language = speak(message["language"])
    values = {
        "language": language,
        "email": message["email"],
        "data": {key: plain(value) for key, value in message["data"].items()},
        "facts": facts(name, message),
        "token": token.text if token else None,
        "expires_at": token.expires_at if token else None,
        "link": f"{front_end_url}/{PAGES[name]}#token={token.text}" if token else None,
    }
    template = _TEXT.get_template(f"{language}/{name}.j2", globals={"frame": "frame.txt.j2"})
    subject = "".join(template.blocks["subject"](template.new_context(values))).strip()
    values["subject"] = subject
    html = _HTML.get_template(f"{language}/{name}.j2", globals={"frame": "frame.html.j2"})
    text = re.sub(r"\n{3,}", "\n\n", template.render(values).strip())
    return Mail(subject, f"{text}\n", f"{html.render(values).strip()}\n")


def speak(language: str) -> str:
    """The language that was asked for, or one that is close to it, or English."""
    known = {folder.name for folder in TEMPLATES.iterdir() if folder.is_dir()}
    wanted = (language, language.partition("-")[0])
    return next((each for each in wanted if each in known), FALLBACK_LANGUAGE)


def facts(template: str, message: dict[str, Any]) -> list[tuple[str, str]]:
    """When and from where the cause of the mail came; nothing that a stranger can word."""
    data = message["data"]
    found = []
    if template == "invitation":
        found.append(("role", plain(data["role"])))
    if template not in WITHOUT_FACTS:
        found.append(("when", instant(datetime.fromisoformat(message["created_at"]))))
        found.append(("ip", data.get("ip", "")))
        found.append(("device", describe(data.get("user_agent", ""))))
    return [(name, value) for name, value in found if value]


def plain(value: Any) -> Any:
    """A name as one line in which no mail program finds a link: that would be somebody's advert."""
    if not isinstance(value, str):
        return value
    line = " ".join("".join(c if c.isprintable() else " " for c in value).split())
    line = re.sub(r"\.(?=\w)|:(?=//)|@(?=\S)", lambda found: f"{found[0]} ", line)
    return line if len(line) <= LONGEST_VALUE else line[: LONGEST_VALUE - 1] + "…"


def instant(moment: datetime) -> str:
    """As people of all countries read it."""
    moment = moment.astimezone(UTC)
    return f"{moment.day} {moment:%B %Y, %H:%M} UTC"


def _paragraphs(text: str) -> str:
    """Lines of a width that every mail program shows."""
    return "\n\n".join(
        textwrap.fill(paragraph, WIDTH, break_long_words=False, break_on_hyphens=False)
        for paragraph in _split(text)
    )


def _html_paragraphs(text: str, style: str) -> Markup:
    """The text is a template's: what stands in it of others has been escaped already."""
    return Markup("\n").join(
        Markup(f'<p style="{style}">{paragraph}</p>')  # noqa: S704
        for paragraph in _split(text)
    )


def _split(text: str) -> list[str]:
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", text.strip()) if part.strip()]


def _environment(*, autoescape: bool) -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=autoescape,  # noqa: S701 - off for the text alone
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["instant"] = instant
    environment.filters["paragraphs"] = _html_paragraphs if autoescape else _paragraphs
    return environment


_TEXT = _environment(autoescape=False)
_HTML = _environment(autoescape=True)
