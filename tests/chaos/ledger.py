"""What the writers know of their own transactions, to be held against what readers were told."""

from __future__ import annotations

import time
import uuid
from collections import Counter
from dataclasses import dataclass, field

# By how much the server's clock and ours may differ, on one machine.
CLOCKS = 0.05
COMMITTED, ROLLED_BACK, UNKNOWN = "committed", "rolled back", "unknown"


def undone() -> str:
    """A text that stands in rows that will be rolled back, and in no others."""
    return f"UNDONE {uuid.uuid4()}"


@dataclass(slots=True)
class Attempt:
    """One transaction; times are this process's clock, before its first and after its last word."""

    action: str
    began: float
    tx_id: str | None = None
    ended: float = 0
    outcome: str = UNKNOWN
    # How many rows it changed, by what each statement said.
    rows: int = 0

    def lasted(self, at: float) -> bool:
        """Whether it was under way at this time, in seconds since 1970."""
        since = at - (time.time() - time.monotonic())
        return self.began - CLOCKS <= since <= self.ended + CLOCKS


@dataclass
class Ledger:
    """All of it; writers append from their own threads."""

    attempts: list[Attempt] = field(default_factory=list)
    # (id, version) of rows that an HTTP answer said are written.
    answered: list[tuple[str, int]] = field(default_factory=list)
    refused: Counter[str] = field(default_factory=Counter)

    def counts(self) -> Counter[str]:
        """How often each action came to each end."""
        return Counter(f"{one.action}, {one.outcome}" for one in self.attempts)
