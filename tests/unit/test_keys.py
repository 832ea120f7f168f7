from __future__ import annotations

import base64
import json
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key

from auth_bridge import keys


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_ensure_creates_four_files_and_only_the_public_ones_are_readable(tmp_path: Path) -> None:
    keys.ensure(tmp_path / "keys")
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "keys").iterdir()}
    assert modes == {
        "signing.pem": 0o600,
        "secret.key": 0o600,
        "jwks.json": 0o644,
        "headers.json": 0o644,
    }


def test_ensure_again_changes_nothing(tmp_path: Path) -> None:
    keys.ensure(tmp_path)
    before = content(tmp_path)
    keys.ensure(tmp_path)
    assert content(tmp_path) == before


def test_many_at_once_agree_on_the_same_keys(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: keys.ensure(tmp_path), range(8)))
    assert len({one.kid for one in found}) == 1
    assert len(content(tmp_path)) == 4


def test_the_jwks_is_public_and_the_header_names_its_key(tmp_path: Path) -> None:
    found = keys.ensure(tmp_path)
    [jwk] = json.loads((tmp_path / "jwks.json").read_text())["keys"]
    assert set(jwk) == {"kty", "crv", "x", "kid", "alg", "use"}
    [header] = json.loads((tmp_path / "headers.json").read_text())
    decoded = base64.urlsafe_b64decode(header + "=" * (-len(header) % 4)).decode()
    assert decoded == f'{{"alg":"EdDSA","kid":"{found.kid}","typ":"JWT"}}'


def test_a_new_signing_key_is_published_beside_the_one_before_it(tmp_path: Path) -> None:
    before = keys.ensure(tmp_path)
    (tmp_path / "signing.pem").unlink()
    after = keys.ensure(tmp_path)
    assert list(after.public_keys) == [after.kid, before.kid]
    assert after.headers == {keys.header(after.kid), keys.header(before.kid)}


def test_at_most_two_keys_are_published(tmp_path: Path) -> None:
    for _ in range(3):
        (tmp_path / "signing.pem").unlink(missing_ok=True)
        found = keys.ensure(tmp_path)
    assert len(found.public_keys) == 2


def test_another_kind_of_key_is_refused(tmp_path: Path) -> None:
    keys.ensure(tmp_path)
    other = generate_private_key(SECP256R1()).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (tmp_path / "signing.pem").write_bytes(other)
    with pytest.raises(ValueError, match=r"signing\.pem is not an Ed25519 key"):
        keys.load(tmp_path)


def test_a_jwks_without_the_signing_key_is_refused(tmp_path: Path) -> None:
    keys.ensure(tmp_path)
    (tmp_path / "jwks.json").write_text('{"keys": []}')
    with pytest.raises(ValueError, match="does not hold the key"):
        keys.load(tmp_path)
