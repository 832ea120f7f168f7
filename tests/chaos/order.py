"""Flaws of the feed itself, whoever reads it."""

from __future__ import annotations

import heapq
from collections.abc import Sequence

from tests.chaos.flaws import Flaws
from tests.chaos.ledger import COMMITTED, ROLLED_BACK, Attempt, Ledger
from tests.chaos.truth import Change


def flaws(feed: Sequence[Change], unnumbered: int, ledger: Ledger) -> Flaws:
    """What is lost, reordered, or should not be in it at all."""
    found = Flaws("the feed itself")
    if unnumbered:
        found.add("lost", f"{unnumbered} committed rows have no position", unnumbered)
    versions: dict[tuple[str, str], int] = {}
    inserted: set[str] = set()
    for number, change in enumerate(feed, 1):
        where = f"{change.position}: {change.op} of {change.table} {change.id}"
        if change.position != number:
            found.add("lost", f"{where} stands at {number}")
        if change.is_undone:
            found.add("rolled back", where)
        key = (change.table, change.id)
        if change.version <= versions.get(key, 0):
            found.add("reordered", f"{where}: version {change.version} after {versions[key]}")
        versions[key] = change.version
        if change.op == "insert":
            inserted.add(change.id)
        for cause in change.refers_to:
            if cause not in inserted:
                found.add("reordered", f"{where} comes before {cause}, to which it refers")
    _against(found, feed, ledger, versions)
    return found


def _against(
    found: Flaws, feed: Sequence[Change], ledger: Ledger, versions: dict[tuple[str, str], int]
) -> None:
    """Hold the feed against what the writers were answered."""
    spans: dict[str, tuple[int, int]] = {}
    at: dict[str, float] = {}
    for change in feed:
        first, _ = spans.get(change.tx_id, (change.position, 0))
        spans[change.tx_id] = (first, change.position)
        at.setdefault(change.tx_id, change.at)
    committed = []
    for attempt in ledger.attempts:
        span = spans.get(attempt.tx_id or "")
        # A crash forgets numbers under which nothing was written: another may have this one.
        if span and not attempt.rows and not attempt.lasted(at[attempt.tx_id or ""]):
            span = None
        if attempt.outcome == ROLLED_BACK and span:
            found.add("rolled back", f"{span[0]}: of {attempt.action}, transaction {attempt.tx_id}")
        if attempt.outcome == COMMITTED and attempt.rows and not span:
            found.add("lost", f"{attempt.action} was committed, transaction {attempt.tx_id}")
        if attempt.outcome == COMMITTED and span:
            committed.append((attempt, span))
    newest = {row_id: version for (_, row_id), version in versions.items()}
    for row_id, version in ledger.answered:
        if newest.get(row_id, 0) < version:
            found.add("lost", f"row {row_id} was answered with version {version}")
    _check_causes(found, committed)


def _check_causes(found: Flaws, committed: list[tuple[Attempt, tuple[int, int]]]) -> None:
    """Who began after another had committed comes after it, whatever either of them wrote."""
    ends = [(attempt.ended, last, attempt.action) for attempt, (_, last) in committed]
    heapq.heapify(ends)
    highest, by = 0, ""
    for attempt, (first, _) in sorted(committed, key=lambda one: one[0].began):
        while ends and ends[0][0] < attempt.began:
            _, last, action = heapq.heappop(ends)
            if last > highest:
                highest, by = last, action
        if first < highest:
            found.add(
                "reordered",
                f"{first}: {attempt.action} began when {by} at {highest} had been committed",
            )
