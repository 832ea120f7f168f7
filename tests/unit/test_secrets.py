from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from auth_bridge import keys
from auth_bridge.secrets import Label, Secrets


def test_every_label_has_a_key_of_its_own(tmp_path: Path) -> None:
    keys.ensure(tmp_path)
    found = Secrets.load(tmp_path)
    derived = {found.key(label) for label in get_args(Label)}
    assert len(derived) == len(get_args(Label))
    assert found.secret not in derived
    assert Secrets.load(tmp_path).key("mail") == found.key("mail")


def test_a_key_is_hkdf_of_the_secret() -> None:
    hkdf = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"ontour pepper")
    assert Secrets(b"s" * 32).key("pepper") == hkdf.derive(b"s" * 32)


def test_a_secret_that_is_too_short_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.key").write_bytes(b"short")
    with pytest.raises(ValueError, match=r"secret\.key"):
        Secrets.load(tmp_path)


def test_a_secret_does_not_print() -> None:
    assert "ssss" not in repr(Secrets(b"s" * 32))
