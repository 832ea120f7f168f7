from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic import ValidationError
from pydantic_settings import BaseSettings

from auth_bridge.outbox.settings import OutboxSettings
from auth_bridge.relay.settings import RelaySettings
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


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIDGE_ACCESS_TOKEN_SECONDS", "300")
    settings = Settings.read()
    assert settings.access_token_seconds == 300
    assert settings.audience == "ontour"


def test_the_database_password_is_not_printed() -> None:
    assert "hush" not in repr(Settings.read())


@pytest.mark.parametrize("name", REQUIRED)
def test_a_missing_setting_is_named(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(name)
    with pytest.raises(ValidationError, match=name.removeprefix("BRIDGE_").lower()):
        Settings.read()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BRIDGE_ACCESS_TOKEN_SECONDS", "7200"),  # auth.check_request refuses more than an hour
        ("BRIDGE_ISSUER", "https://tour.example/"),
        ("BRIDGE_ISSUER", "tour.example"),
        ("BRIDGE_POSTGREST_READY_URL", "https://tour.example/ready"),
        ("BRIDGE_HASH_WORKERS", "0"),
        ("BRIDGE_LOG_LEVEL", "loud"),
    ],
)
def test_a_wrong_setting_is_refused(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ValidationError, match=name.removeprefix("BRIDGE_").lower()):
        Settings.read()


PROCESSES = [("BRIDGE", Settings), ("RELAY", RelaySettings), ("OUTBOX", OutboxSettings)]


@pytest.mark.parametrize(("prefix", "settings"), PROCESSES)
def test_the_environment_template_lists_every_setting(
    prefix: str, settings: type[BaseSettings]
) -> None:
    template = (ROOT / "auth-bridge" / ".env.example").read_text()
    expected = [f"{prefix}_{name.upper()}" for name in settings.model_fields]
    assert re.findall(rf"^#? ?({prefix}_\w+)=", template, re.MULTILINE) == expected


@pytest.mark.parametrize(("prefix", "settings"), PROCESSES)
def test_the_reference_lists_every_setting_with_default_and_meaning(
    prefix: str, settings: type[BaseSettings]
) -> None:
    rows = re.findall(
        rf"^\| `({prefix}_\w+)` \| (.*?) \| (.*) \|$",
        (ROOT / "docs" / "reference" / "settings.md").read_text(),
        re.MULTILINE,
    )
    expected = [
        (
            f"{prefix}_{name.upper()}",
            "required" if field.is_required() else f"`{field.default}`",
            field.description,
        )
        for name, field in settings.model_fields.items()
    ]
    assert rows == expected
