"""What processes use, from /proc: CPU time, and memory as the kernel shares it out (PSS)."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

PROC = Path("/proc")
TICK = os.sysconf("SC_CLK_TCK")


def family(pid: int) -> list[int]:
    """A process and all that descend from it."""
    children: dict[int, list[int]] = {}
    for stat in PROC.glob("[0-9]*/stat"):
        try:
            fields = _fields(stat)
        except (FileNotFoundError, ProcessLookupError):
            continue
        children.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    found, rest = [], [pid]
    while rest:
        found.append(rest.pop())
        rest += children.get(found[-1], [])
    return found


def cpu_seconds(roots: Iterable[int]) -> float:
    """CPU time of these processes and all their descendants, the ended ones included."""
    ticks = 0
    for pid in {pid for root in roots for pid in family(root)}:
        try:
            ticks += sum(int(field) for field in _fields(PROC / str(pid) / "stat")[11:15])
        except (FileNotFoundError, ProcessLookupError):
            continue
    return ticks / TICK


def memory_mb(roots: Iterable[int]) -> float:
    """Memory of these processes and their descendants; what several share is counted once."""
    kilobytes = 0
    for pid in {pid for root in roots for pid in family(root)}:
        for line in (PROC / str(pid) / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                kilobytes += int(line.split()[1])
    return kilobytes / 1024


def _fields(stat: Path) -> list[str]:
    # The program's name, in parentheses, may hold spaces; what follows are state, parent, ...
    return stat.read_text().rpartition(")")[2].split()
