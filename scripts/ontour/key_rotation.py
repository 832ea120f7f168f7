"""Rotation and loss of signing keys: what makes sure that everybody has taken notice."""

from __future__ import annotations

import time
import uuid
from pathlib import Path

import httpx
import jwt

from auth_bridge import keys
from auth_bridge.keys import Known, Signer, TwoKeys
from ontour.errors import Problem

PATIENCE_SECONDS = 20
POLL_SECONDS = 0.05
AUDIENCE = "ontour"

# What checks tokens, each by itself: PostgREST, the bridge and the relay, all behind the gateway.
CHECKERS = {
    "PostgREST": ("/api/shows?limit=0", "application/json"),
    "the bridge": ("/auth/me", "application/json"),
    "the relay": ("/feed", "text/event-stream"),
}


def rotate(folder: Path, base_url: str) -> tuple[str, str]:
    """Sign with a new key once all accept it; returns the kids before and after.

    Stopped at any step it leaves tokens that work; called again it goes on.
    """
    before = keys.load(folder).kid
    try:
        coming = keys.prepare(folder)
    except TwoKeys:
        retiring = keys.accepted(folder)[-1]
        raise Problem(
            f"Two keys are accepted already: the tokens of {retiring.kid} live {until(retiring)}.",
            "Rotate again after that. If that key was lost: ./ontour keys revoke with its name.",
        ) from None
    wait_accepted(base_url, coming)
    keys.promote(folder)
    return before, coming.kid


def revoke(folder: Path, base_url: str | None, kid: str) -> str:
    """Have a key refused by all; returns the kid of the one that signs now.

    PostgREST has read the folder anew once it knows a key that came with the same change.
    """
    known = {one.kid for one in keys.accepted(folder)}
    if kid not in known:
        raise Problem(f"There is no key {kid}.", "./ontour keys list shows them.")
    signs = keys.load(folder).kid == kid
    keys.revoke(folder, kid)
    if base_url:
        if signs:
            wait_accepted(base_url, keys.load(folder).signer)
        else:
            canary = keys.prepare(folder)
            wait_accepted(base_url, canary)
            keys.revoke(folder, canary.kid)
    return keys.load(folder).kid


def wait_accepted(base_url: str, signer: Signer) -> None:
    """Wait until all that check tokens accept this key."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while missing := [name for name in CHECKERS if not accepts(base_url, signer, name)]:
        if time.monotonic() > deadline:
            raise Problem(
                f"{' and '.join(missing)} did not accept the key {signer.kid}.",
                "The key before still signs. Look at ./ontour status and ./ontour logs, then "
                "call this again.",
            )
        time.sleep(POLL_SECONDS)


def accepts(base_url: str, signer: Signer, checker: str) -> bool:
    """Whether a signature of this key passes: then the session is missed, which never was."""
    path, media_type = CHECKERS[checker]
    now = int(time.time())
    claims = {
        "iss": base_url, "aud": AUDIENCE, "sub": str(uuid.uuid4()), "sid": str(uuid.uuid4()),
        "role": "member", "amr": ["pwd"], "iat": now, "exp": now + 60,
    }  # fmt: skip
    token = jwt.encode(claims, signer.key, "EdDSA", headers={"kid": signer.kid})
    try:
        reply = httpx.get(
            base_url + path,
            headers={"Authorization": f"Bearer {token}", "Accept": media_type},
            timeout=5,
        )
        return bool(reply.json()["code"] == "SESSION_REVOKED")
    except (httpx.TransportError, ValueError, KeyError):
        return False


def until(key: Known) -> str:
    """How long a key is accepted that signs no more."""
    if key.retires_at is None:
        return "a while longer"
    return f"until {time.strftime('%H:%M:%S UTC', time.gmtime(key.retires_at))}"


def state_of(key: Known, folder: Path) -> str:
    """What a key is for, as `keys list` says it."""
    if key.kid == keys.load(folder).kid:
        return "signs"
    coming = keys.next_signer(folder)
    if coming and coming.kid == key.kid:
        return "signs next: ./ontour keys rotate goes on with it"
    return f"accepted {until(key)}"
