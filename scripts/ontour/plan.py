"""sqitch.plan as data: which changes there are, in order, and the files of each."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from pathlib import Path

CHANGE = re.compile(
    r"(?P<name>[^\s\[%@#]\S*) (?:\[(?P<requires>[^\]]*)\] )?(?P<planned_at>\S+Z) .*? <[^>]*>"
)
TAG = re.compile(r"@(?P<tag>\S+) ")


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the plan; `tag` is set on the frozen copy of a change that was reworked later."""

    name: str
    requires: tuple[str, ...]
    planned_at: str
    tag: str | None = None

    def script(self, root: Path, kind: str = "deploy") -> Path:
        """Its deploy, revert or verify script."""
        if self.tag:
            return root / "db" / "reworked" / kind / f"{self.name}@{self.tag}.sql"
        folder = root / "db" if kind == "deploy" else root / "db" / kind
        return folder / f"{self.name}.sql"

    def script_hash(self, root: Path) -> str:
        """What sqitch records of the deploy script, to notice later edits."""
        content = self.script(root).read_bytes()
        return hashlib.sha1(content, usedforsecurity=False).hexdigest()


def read(root: Path) -> list[Change]:
    """The changes in the order in which they are deployed."""
    changes: list[Change] = []
    latest: dict[str, int] = {}
    last_tag = None
    for line in (root / "sqitch.plan").read_text().splitlines():
        if match := CHANGE.match(line):
            name = match["name"]
            if name in latest:
                changes[latest[name]] = replace(changes[latest[name]], tag=last_tag)
            latest[name] = len(changes)
            requires = tuple((match["requires"] or "").split())
            changes.append(Change(name, requires, match["planned_at"]))
        elif match := TAG.match(line):
            last_tag = match["tag"]
    return changes
