"""PINs: four digits, for a known device alone, hashed with a key that is in no database."""

from __future__ import annotations

import hmac
from itertools import pairwise
from uuid import UUID

from auth_bridge.errors import WeakPin

# The twenty that most people choose, without those that is_run finds.
COMMON = frozenset(["1212", "1004", "2000", "6969", "1122", "1313", "2001", "1010"])


def check(pin: str) -> None:
    """Refuse a PIN that is among the first guesses; raises WeakPin."""
    if pin in COMMON or is_run(pin):
        raise WeakPin


def is_run(pin: str) -> bool:
    """Whether it counts up or down, by none, one or two, as 1111, 4321 and 2468 do."""
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    return len(steps) == 1 and steps <= {0, 1, 2, 8, 9}


def peppered(pepper: bytes, user_id: UUID, pin: str) -> str:
    """What is hashed in place of the PIN: of use to this person and this installation alone."""
    return hmac.new(pepper, user_id.bytes + pin.encode(), "sha256").hexdigest()
