from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any, cast

import pyotp
import pytest
from cryptography.exceptions import InvalidTag

from auth_bridge import second_factor
from auth_bridge.requests import Services
from auth_bridge.secrets import Secrets

MIA, CAL = "0192f0c1-0000-7000-8000-000000000001", "0192f0c1-0000-7000-8000-000000000002"
SECRETS = Secrets(bytes(range(32)))
KEY = SECRETS.key("totp")
SERVICES = cast("Services", SimpleNamespace(secrets=SECRETS))
# In the middle of a half minute.
NOW = 1_790_000_000.0 // 30 * 30 + 15
STEP = int(NOW // 30)


def kept(secret: str, user_id: str = MIA, last_step: int = 0) -> dict[str, Any]:
    """What the database tells of somebody's app."""
    return {
        "secret_ciphertext": second_factor.encrypt(KEY, user_id, secret).hex(),
        "last_step": last_step,
    }


def right_step(found: dict[str, Any], code: str, now: float = NOW) -> int | None:
    return second_factor.right_step(SERVICES, MIA, found, code, now)


def test_the_code_of_this_half_minute_and_of_its_neighbours_is_right() -> None:
    secret = second_factor.new_secret()
    for offset in (-1, 0, 1):
        code = pyotp.TOTP(secret).generate_otp(STEP + offset)
        assert right_step(kept(secret), code) == STEP + offset


def test_older_and_later_ones_are_not() -> None:
    secret = second_factor.new_secret()
    near = {pyotp.TOTP(secret).generate_otp(STEP + offset) for offset in (-1, 0, 1)}
    for offset in (-3, -2, 2, 3):
        code = pyotp.TOTP(secret).generate_otp(STEP + offset)
        assert code in near or right_step(kept(secret), code) is None


def test_a_used_code_is_not() -> None:
    secret = second_factor.new_secret()
    code = pyotp.TOTP(secret).generate_otp(STEP)
    assert right_step(kept(secret, last_step=STEP), code) is None
    assert right_step(kept(secret, last_step=STEP - 1), code) == STEP


def test_a_code_may_be_typed_as_it_is_shown() -> None:
    secret = second_factor.new_secret()
    code = pyotp.TOTP(secret).generate_otp(STEP)
    assert right_step(kept(secret), f"{code[:3]} {code[3:]}") == STEP


def test_the_codes_are_those_of_rfc_6238() -> None:
    """Appendix B, the last six digits of its eight."""
    secret = pyotp.random_base32()
    rfc = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    assert right_step(kept(rfc), "287082", 59.0) == 1
    assert right_step(kept(rfc), "081804", 1111111109.0) == 37037036
    assert right_step(kept(secret), "287082", 59.0) is None


def test_a_secret_is_somebodys_alone() -> None:
    secret = second_factor.new_secret()
    assert second_factor.decrypt(KEY, MIA, second_factor.encrypt(KEY, MIA, secret)) == secret
    code = pyotp.TOTP(secret).generate_otp(STEP)
    assert right_step(kept(secret, user_id=CAL), code) is None
    with pytest.raises(InvalidTag):
        second_factor.decrypt(KEY, CAL, second_factor.encrypt(KEY, MIA, secret))


def test_a_secret_never_looks_the_same_twice() -> None:
    secret = second_factor.new_secret()
    assert second_factor.encrypt(KEY, MIA, secret) != second_factor.encrypt(KEY, MIA, secret)
    assert secret.encode() not in second_factor.encrypt(KEY, MIA, secret)


def test_recovery_codes_are_ten_of_120_random_bits() -> None:
    codes = second_factor.new_recovery_codes()
    assert len(set(codes)) == 10
    assert all(re.fullmatch(r"[a-z2-7]{4}(-[a-z2-7]{4}){5}", code) for code in codes)


def test_a_recovery_code_may_be_typed_in_many_ways() -> None:
    digest = second_factor.recovery_digest("k5xw-3n2p-qz7r-4t6b")
    assert second_factor.recovery_digest("K5XW 3N2P QZ7R 4T6B ") == digest
    assert second_factor.recovery_digest("k5xw3n2pqz7r4t6b") == digest
    assert second_factor.recovery_digest("k5xw-3n2p-qz7r-4t6c") != digest
