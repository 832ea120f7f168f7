"""What can be wrong, and how often it was."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

KINDS = (
    "lost", "duplicated", "reordered", "rolled back", "unauthorised", "wrong", "copy differs",
)  # fmt: skip
# So many of each kind are told in full.
EXAMPLES = 5


@dataclass
class Flaws:
    """Of one reader, or of the feed."""

    who: str
    told: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)

    def add(self, kind: str, what: str, times: int = 1) -> None:
        """Note one, or several of the same."""
        assert kind in KINDS
        if self.counts[kind] < EXAMPLES:
            self.examples.append(f"{self.who}: {kind}: {what}")
        self.counts[kind] += times

    def __bool__(self) -> bool:
        return self.counts.total() > 0
