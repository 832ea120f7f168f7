"""The second factor: codes of an authenticator app (TOTP, RFC 6238), and recovery codes.

Secrets are encrypted here (AES-256-GCM, the person's id as associated data: a row that is copied
to somebody else opens nothing), and codes are compared here; the database counts attempts and
lets each code be used once.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import secrets
import time
from collections.abc import Mapping
from typing import Any

import pyotp
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from starlette.requests import Request

from auth_bridge import cookies, tokens
from auth_bridge.database import Context
from auth_bridge.errors import Throttled
from auth_bridge.logs import log
from auth_bridge.models import SecondFactorFields, SignInRequest
from auth_bridge.requests import Services, context, services
from auth_bridge.second_factor_errors import SecondFactorInvalid, SecondFactorRequired

STEP_SECONDS = 30
# Clocks differ: the code before and the one after are as good, though each only once.
WINDOW = (-1, 0, 1)
RECOVERY_CODES = 10
_NONCE_BYTES = 12


async def verify(request: Request, user_id: str, body: SecondFactorFields) -> list[str]:
    """For whoever signs a person in who has proved the first factor: what to add to their amr.

    Nothing for a person without an authenticator app. Raises SecondFactorRequired,
    SecondFactorInvalid and Throttled.
    """
    presented = cookies.device_token(request, body) if isinstance(body, SignInRequest) else None
    device_hash = tokens.digest(presented) if presented else None
    return await check(services(request), context(request), user_id, body, device_hash)


async def check(
    known: Services,
    caller: Context,
    user_id: str,
    body: SecondFactorFields,
    device_hash: bytes | None = None,
) -> list[str]:
    """The same for any context: that of a caller counts attempts for the caller's device."""
    if body.totp_code is None and body.recovery_code is None:
        if await known.database.call(caller, "has_second_factor", user_id=user_id):
            raise SecondFactorRequired
        return []
    try:
        found = await known.database.call(
            caller, "begin_second_factor", user_id=user_id, device_hash=device_hash
        )
    except Throttled:
        # Nobody guesses a recovery code, nor locks its owner out.
        if body.totp_code is not None:
            raise
        found = {}
    if found is None:
        return []
    step, recovery_hash = None, None
    if body.totp_code is not None:
        step = right_step(known, user_id, found, body.totp_code.get_secret_value())
    elif body.recovery_code is not None:
        recovery_hash = recovery_digest(body.recovery_code.get_secret_value())
    if not await known.database.call(
        caller,
        "use_second_factor",
        user_id=user_id,
        totp_step=step,
        recovery_hash=recovery_hash,
        device_hash=device_hash,
    ):
        raise SecondFactorInvalid
    return ["otp" if step is not None else "recovery_code", "mfa"]


def right_step(
    known: Services, user_id: str, found: Mapping[str, Any], code: str, now: float | None = None
) -> int | None:
    """The half minute whose code this is, if it is one of these and not used yet."""
    try:
        secret = decrypt(
            known.secrets.key("totp"), user_id, bytes.fromhex(found["secret_ciphertext"])
        )
    except InvalidTag:
        # Of a secret.key that is lost: recovery codes still let the person in.
        log.warning("totp_secret_unreadable", user_id=user_id)
        return None
    totp = pyotp.TOTP(secret)
    current = int((time.time() if now is None else now) // STEP_SECONDS)
    digits = code.replace(" ", "")
    steps = [
        current + offset
        for offset in WINDOW
        if hmac.compare_digest(totp.generate_otp(current + offset), digits)
    ]
    return next((step for step in steps if step > found["last_step"]), None)


def new_secret() -> str:
    """160 random bits, as authenticator apps take them."""
    return pyotp.random_base32()


def encrypt(key: bytes, user_id: str, secret: str) -> bytes:
    """What the database keeps of a secret: a nonce, and the ciphertext with its tag."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, secret.encode(), user_id.encode())


def decrypt(key: bytes, user_id: str, ciphertext: bytes) -> str:
    """The secret; InvalidTag if the key or the person is another."""
    nonce, rest = ciphertext[:_NONCE_BYTES], ciphertext[_NONCE_BYTES:]
    return AESGCM(key).decrypt(nonce, rest, user_id.encode()).decode()


def new_recovery_codes() -> list[str]:
    """Ten times 120 random bits, such as k5xw-3n2p-qz7r-4t6b-m3ad-wq5c."""
    texts = [
        base64.b32encode(secrets.token_bytes(15)).decode().lower() for _ in range(RECOVERY_CODES)
    ]
    return ["-".join(text[at : at + 4] for at in range(0, 24, 4)) for text in texts]


def recovery_digest(code: str) -> bytes:
    """What the database keeps of a recovery code, however it was typed."""
    return hashlib.sha256(re.sub(r"[\s-]", "", code).lower().encode()).digest()
