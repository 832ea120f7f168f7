"""What of the feed a reader asks for."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scope:
    """All that one may read, or of it one organization, or one table."""

    org_id: str | None = None
    table: str | None = None

    @property
    def asked(self) -> dict[str, str]:
        """As a subscription says it."""
        both = {"org_id": self.org_id, "table": self.table}
        return {name: value for name, value in both.items() if value is not None}

    def holds(self, table: str, topics: Collection[str]) -> bool:
        """Whether a row belongs to it."""
        return self.table in (None, table) and (
            self.org_id is None
            or any(topic.split(":")[:2] == ["org", self.org_id] for topic in topics)
        )

    def __str__(self) -> str:
        return "".join(f", {name} only" for name in self.asked)


EVERYTHING = Scope()
