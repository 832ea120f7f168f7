from __future__ import annotations

import base64
import json
import os
import stat
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key

from auth_bridge import files, keys
from auth_bridge.keys import Known, TwoKeys

LIFETIME = 960


def content(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def kids(folder: Path) -> list[str]:
    """The accepted keys, after a look at whether all who read them read the same."""
    known = [one.kid for one in keys.accepted(folder)]
    published = json.loads((folder / "jwks.json").read_text())["keys"]
    assert [key["kid"] for key in published] == known
    headers = {file.name for file in (folder / "headers").iterdir()}
    assert headers == {keys.header(kid) for kid in known}
    assert keys.load(folder).kid in known
    assert not list(folder.glob(".*"))
    return known


def let_retire(folder: Path) -> None:
    """As if the time of the keys that sign no more had come."""
    known = json.loads((folder / "keys.json").read_text())
    for one in known:
        if one["retires_at"]:
            one["retires_at"] = 1
    (folder / "keys.json").write_text(json.dumps(known))


def rotate(folder: Path) -> tuple[str, str]:
    before = keys.load(folder).kid
    after = keys.prepare(folder).kid
    keys.promote(folder)
    return before, after


def test_ensure_creates_all_files_and_only_the_public_ones_are_readable(tmp_path: Path) -> None:
    kid = keys.ensure(tmp_path / "keys").kid
    folder = tmp_path / "keys"
    modes = {name: stat.S_IMODE((folder / name).stat().st_mode) for name in content(folder)}
    assert modes == {
        "signing.pem": 0o600,
        "secret.key": 0o600,
        "keys.json": 0o644,
        "jwks.json": 0o644,
        f"headers/{keys.header(kid)}": 0o644,
    }
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_ensure_again_changes_nothing(tmp_path: Path) -> None:
    keys.ensure(tmp_path)
    before = content(tmp_path)
    keys.ensure(tmp_path)
    assert content(tmp_path) == before


def test_many_at_once_agree_on_the_same_keys(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: keys.ensure(tmp_path).kid, range(8)))
    assert kids(tmp_path) == [found[0]]
    assert len(set(found)) == 1


def test_the_jwks_is_public_and_the_header_names_its_key(tmp_path: Path) -> None:
    found = keys.ensure(tmp_path)
    [jwk] = json.loads((tmp_path / "jwks.json").read_text())["keys"]
    assert set(jwk) == {"kty", "crv", "x", "kid", "alg", "use"}
    [header] = (file.name for file in (tmp_path / "headers").iterdir())
    decoded = base64.urlsafe_b64decode(header + "=" * (-len(header) % 4)).decode()
    assert decoded == f'{{"alg":"EdDSA","kid":"{found.kid}","typ":"JWT"}}'


def test_the_next_key_is_accepted_before_it_signs(tmp_path: Path) -> None:
    before = keys.ensure(tmp_path).kid
    after = keys.prepare(tmp_path).kid
    assert kids(tmp_path) == [before, after]
    assert keys.load(tmp_path).kid == before


def test_who_reads_the_folder_sees_a_rotation_unasked(tmp_path: Path) -> None:
    ring = keys.ensure(tmp_path)
    before, after = rotate(tmp_path)
    assert (ring.kid, ring.kids) == (after, [after, before])
    assert ring.of(keys.header(before))
    keys.revoke(tmp_path, before)
    assert ring.of(keys.header(before)) is None


def test_the_private_key_before_is_gone(tmp_path: Path) -> None:
    old = (keys.ensure(tmp_path), (tmp_path / "signing.pem").read_bytes())[1]
    rotate(tmp_path)
    assert old not in content(tmp_path).values()


def test_the_key_before_stays_for_the_life_of_its_tokens_and_no_longer(tmp_path: Path) -> None:
    keys.ensure(tmp_path)
    before, after = rotate(tmp_path)
    keys.settle(tmp_path, LIFETIME)
    known = {one.kid: one for one in keys.accepted(tmp_path)}
    retires_at = known[before].retires_at
    assert known[after].retires_at is None
    assert retires_at is not None
    assert retires_at - (tmp_path / "keys.json").stat().st_mtime == pytest.approx(LIFETIME, abs=3)
    keys.settle(tmp_path, LIFETIME * 9)
    assert keys.accepted(tmp_path)[1].retires_at == retires_at
    let_retire(tmp_path)
    keys.settle(tmp_path, LIFETIME)
    assert kids(tmp_path) == [after]


def test_a_third_key_has_to_wait(tmp_path: Path) -> None:
    keys.ensure(tmp_path)
    before, after = rotate(tmp_path)
    with pytest.raises(TwoKeys):
        keys.prepare(tmp_path)
    assert kids(tmp_path) == [after, before]
    keys.revoke(tmp_path, before)
    assert keys.prepare(tmp_path).kid in kids(tmp_path)


def test_a_rotation_that_was_interrupted_goes_on_with_the_same_key(tmp_path: Path) -> None:
    keys.ensure(tmp_path)
    assert keys.prepare(tmp_path).kid == keys.prepare(tmp_path).kid
    assert len(kids(tmp_path)) == 2


def test_a_lost_key_that_signs_is_replaced_at_once(tmp_path: Path) -> None:
    lost = keys.ensure(tmp_path).kid
    keys.revoke(tmp_path, lost)
    [new] = kids(tmp_path)
    assert new != lost
    assert not (tmp_path / "next.pem").exists()


def test_a_key_that_was_prepared_takes_over_from_a_lost_one(tmp_path: Path) -> None:
    lost = keys.ensure(tmp_path).kid
    prepared = keys.prepare(tmp_path).kid
    keys.revoke(tmp_path, lost)
    assert kids(tmp_path) == [prepared]


def test_a_key_that_was_prepared_can_be_lost_too(tmp_path: Path) -> None:
    signing = keys.ensure(tmp_path).kid
    keys.revoke(tmp_path, keys.prepare(tmp_path).kid)
    assert kids(tmp_path) == [signing]


def test_all_keys_can_be_lost_at_once(tmp_path: Path) -> None:
    keys.ensure(tmp_path)
    lost = rotate(tmp_path)
    keys.revoke(tmp_path, *lost)
    assert len(kids(tmp_path)) == 1
    assert not set(kids(tmp_path)) & set(lost)


def test_a_signing_key_that_was_deleted_by_hand_is_replaced(tmp_path: Path) -> None:
    before = keys.ensure(tmp_path).kid
    (tmp_path / "signing.pem").unlink()
    after = keys.ensure(tmp_path).kid
    assert kids(tmp_path) == [after, before]


class Crash(Exception):
    """The power is gone."""


def crashing_at(step: int, monkeypatch: pytest.MonkeyPatch) -> Callable[[], bool]:
    """Let the process end just before its n-th change of a folder; says whether it has."""
    count = 0
    crashed = False
    changes = {
        (files, "_unfinished"): files._unfinished,
        (Path, "replace"): Path.replace,
        (Path, "unlink"): Path.unlink,
        (Path, "mkdir"): Path.mkdir,
    }
    for (owner, name), change in changes.items():

        def stopping(*arguments: object, change: object = change, **options: object) -> object:
            nonlocal count, crashed
            count += 1
            if count == step:
                crashed = True
                raise Crash
            return change(*arguments, **options)  # type: ignore[operator]  # any of the four

        monkeypatch.setattr(owner, name, stopping)
    return lambda: crashed


def rotating(folder: Path, lost: str) -> None:
    keys.prepare(folder)
    keys.promote(folder)


def revoking(folder: Path, lost: str) -> None:
    keys.revoke(folder, lost)


def revoking_with_another_ready(folder: Path, lost: str) -> None:
    keys.prepare(folder)
    keys.revoke(folder, lost)


@pytest.mark.parametrize("gesture", [rotating, revoking, revoking_with_another_ready])
def test_a_crash_at_any_step_leaves_keys_that_work_and_undoes_no_revocation(
    gesture: Callable[[Path, str], None], tmp_path: Path
) -> None:
    """After it the next look puts all in order, as bridge and `up` take one."""
    step, crashed = 0, True
    while crashed:
        step += 1
        folder = tmp_path / str(step)
        lost = keys.ensure(folder).kid
        with pytest.MonkeyPatch.context() as patch:
            has_crashed = crashing_at(step, patch)
            try:
                gesture(folder, lost)
            except Crash:
                marked = any(one.revoked for one in read_known(folder))
            crashed = has_crashed()
        # A process that was not told still reads something that works.
        assert keys.load_public(folder).kids
        keys.settle(folder, LIFETIME)
        found = kids(folder)
        assert 1 <= len(found) <= 2
        if crashed and marked:
            assert lost not in found
        let_retire(folder)
        keys.settle(folder, LIFETIME)
        gesture(folder, lost)
        assert 1 <= len(kids(folder)) <= 2
        if gesture is not rotating:
            assert lost not in kids(folder)
    assert step > 5


def read_known(folder: Path) -> list[Known]:
    file = folder / "keys.json"
    return [Known(**one) for one in json.loads(file.read_text())] if file.exists() else []


def test_what_root_writes_belongs_to_whom_the_folder_belongs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[tuple[int, int]] = []
    monkeypatch.setattr(os, "getuid", lambda: 0)
    monkeypatch.setattr(os, "fchown", lambda descriptor, *owner: given.append(owner))
    monkeypatch.setattr(os, "chown", lambda path, *owner: given.append(owner))
    keys.ensure(tmp_path)
    found = tmp_path.stat()
    assert len(given) == 6
    assert set(given) == {(found.st_uid, found.st_gid)}


def test_another_kind_of_key_is_refused(tmp_path: Path) -> None:
    keys.ensure(tmp_path)
    other = generate_private_key(SECP256R1()).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (tmp_path / "signing.pem").write_bytes(other)
    with pytest.raises(ValueError, match=r"signing\.pem: this is not an Ed25519 key"):
        keys.load(tmp_path)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"keys": [{"kid": "x"}]}'])
def test_a_broken_jwks_is_an_error_that_names_it(text: str, tmp_path: Path) -> None:
    keys.ensure(tmp_path)
    (tmp_path / "jwks.json").write_text(text)
    with pytest.raises(ValueError, match=r"jwks\.json"):
        keys.load_public(tmp_path)


def test_a_jwks_without_the_signing_key_is_refused(tmp_path: Path) -> None:
    keys.ensure(tmp_path)
    (tmp_path / "jwks.json").write_text('{"keys": []}')
    with pytest.raises(ValueError, match="does not hold the key"):
        keys.load(tmp_path)
    with pytest.raises(ValueError, match="holds no key"):
        keys.load_public(tmp_path)
