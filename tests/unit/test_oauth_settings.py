"""Which providers and pages can be configured."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from auth_bridge.oauth_settings import ProviderSettings, may_be_asked
from auth_bridge.settings import Settings

ROOT = Path(__file__).parents[2]
REQUIRED = {
    "BRIDGE_DATABASE_URL": "postgres://bridge:hush@/ontour",
    "BRIDGE_KEYS_DIR": "/keys",
    "BRIDGE_ISSUER": "https://tour.example",
}


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in REQUIRED.items():
        monkeypatch.setenv(name, value)


def test_providers_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIDGE_OAUTH__GOOGLE__CLIENT_ID", "us")
    monkeypatch.setenv("BRIDGE_OAUTH__GOOGLE__CLIENT_SECRET", "hush")
    monkeypatch.setenv("BRIDGE_OAUTH__ACME__CLIENT_ID", "we")
    monkeypatch.setenv("BRIDGE_OAUTH__ACME__ISSUER", "https://id.example/realm")
    monkeypatch.setenv("BRIDGE_RETURN_TO", '["https://app.example/", "http://127.0.0.1:5173/"]')
    settings = Settings.read()
    assert list(settings.oauth) == ["google", "acme"]
    assert settings.oauth["acme"].issuer == "https://id.example/realm"
    assert settings.return_to == ("https://app.example/", "http://127.0.0.1:5173/")
    assert "hush" not in repr(settings)


@pytest.mark.parametrize(
    "wrong",
    [
        {"BRIDGE_OAUTH__ACME__CLIENT_ID": "we"},
        {"BRIDGE_OAUTH__GOOGLE__CLIENT_ID": ""},
        {"BRIDGE_OAUTH__GOOGLE__CLIENT_IDEA": "us"},
        {"BRIDGE_OAUTH__5__CLIENT_ID": "we", "BRIDGE_OAUTH__5__ISSUER": "https://id.example"},
        {"BRIDGE_OAUTH__A__CLIENT_ID": "we", "BRIDGE_OAUTH__A__ISSUER": "http://id.example"},
        {"BRIDGE_OAUTH__A__CLIENT_ID": "we", "BRIDGE_OAUTH__A__ISSUER": "https://id.example?x"},
        # The development provider lets anybody in: never for an On Tour that others reach.
        {"BRIDGE_OAUTH__DEV__CLIENT_ID": "we", "BRIDGE_OAUTH__DEV__ISSUER": "http://127.0.0.1:9"},
        {"BRIDGE_RETURN_TO": '["https://app.example/?x=1"]'},
        {"BRIDGE_RETURN_TO": '["https://app.example/#x"]'},
        {"BRIDGE_RETURN_TO": '["http://app.example/"]'},
        {"BRIDGE_RETURN_TO": '["javascript:alert(1)"]'},
        {"BRIDGE_RETURN_TO": "https://app.example/"},
    ],
    ids=str,
)
def test_what_would_be_unsafe_is_refused(
    wrong: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in wrong.items():
        monkeypatch.setenv(name, value)
    with pytest.raises((ValidationError, ValueError)):
        Settings.read()


def test_the_development_provider_is_for_ones_own_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIDGE_ISSUER", "http://127.0.0.1:8000")
    monkeypatch.setenv("BRIDGE_OAUTH__DEV__CLIENT_ID", "we")
    monkeypatch.setenv("BRIDGE_OAUTH__DEV__ISSUER", "http://127.0.0.1:9400")
    assert list(Settings.read().oauth) == ["dev"]


@pytest.mark.parametrize(
    ("url", "by", "may"),
    [
        ("https://id.example/", "https://tour.example", True),
        ("http://127.0.0.1:9400", "http://localhost:8000", True),
        ("http://[::1]:9400", "http://127.0.0.1:8000", True),
        ("http://127.0.0.1:9400", "https://tour.example", False),
        ("http://127.0.0.1.evil.example", "http://127.0.0.1:8000", False),
        ("http://127.0.0.1@evil.example", "http://127.0.0.1:8000", False),
        ("ftp://127.0.0.1", "http://127.0.0.1", False),
        ("https://[", "https://tour.example", False),
    ],
)
def test_secrets_travel_by_https_or_within_a_machine(url: str, by: str, may: bool) -> None:
    assert may_be_asked(url, by) is may


def test_the_reference_lists_every_setting_of_a_provider() -> None:
    page = (ROOT / "docs" / "reference" / "settings.md").read_text()
    section = page.partition("### Providers")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| `([A-Z_]+)` \| (.*?) \| (.*) \|$", section, re.MULTILINE)
    assert rows == [
        (
            name.upper(),
            "required" if field.is_required() else f"`{field.default}`",
            field.description,
        )
        for name, field in ProviderSettings.model_fields.items()
    ]
