"""Ids that a client makes itself."""

from __future__ import annotations

import secrets
import time
import uuid


def uuid7() -> str:
    """An id that sorts by the time of its making, as the server's own do."""
    milliseconds = time.time_ns() // 1_000_000
    value = milliseconds << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | 7 << 76
    value = value & ~(3 << 62) | 2 << 62
    return str(uuid.UUID(int=value))
