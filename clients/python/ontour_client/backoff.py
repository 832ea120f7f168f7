"""How long to wait before trying again."""

from __future__ import annotations

import asyncio
import random


class Backoff:
    """Twice as long after each failure, and never all clients at once."""

    def __init__(self, first: float = 0.2, longest: float = 15.0) -> None:
        self._first = first
        self._longest = longest
        self._failures = 0

    def reset(self) -> None:
        """It worked."""
        self._failures = 0

    def next(self) -> float:
        """Seconds to wait after one more failure."""
        most: float = min(self._longest, self._first * 2**self._failures)
        self._failures = min(self._failures + 1, 30)
        return most * random.uniform(0.5, 1)  # noqa: S311 - it only spreads clients

    async def wait(self, until: asyncio.Event | None = None) -> None:
        """Wait, at most until somebody cannot."""
        try:
            async with asyncio.timeout(self.next()):
                await (until.wait() if until else asyncio.Future())
        except TimeoutError:
            return
