"""Passwords of the database roles: made once, kept in a file that only the caller can read."""

from __future__ import annotations

import json
import os
import secrets
from pathlib import Path

LOGINS = ("postgres", "migrator", "authenticator", "bridge", "relay", "worker", "analyst")


def ensure(path: Path) -> dict[str, str]:
    """Read the passwords, adding those that are missing."""
    passwords: dict[str, str] = json.loads(path.read_text()) if path.exists() else {}
    missing = [login for login in LOGINS if login not in passwords]
    if missing:
        passwords |= {login: secrets.token_urlsafe(24) for login in missing}
        write(path, passwords)
    return passwords


def write(path: Path, content: object) -> None:
    """Replace a file of secrets in one step; it is never readable by others."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump(content, file, indent=2)
    fresh.replace(path)
