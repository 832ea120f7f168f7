"""What a run came to, for people to read."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from tests.chaos.flaws import KINDS, Flaws
from tests.chaos.run import Outcome


def show(outcome: Outcome) -> None:
    """Print all of it."""
    console = Console(width=max(Console().width, 150), highlight=False)
    console.print(f"\nSeed {outcome.plan.seed}: {outcome.positions:,} changes in the feed")
    table = Table("reader", "told", *KINDS)
    for flaws in [*outcome.readers, outcome.feed]:
        table.add_row(*_row(flaws))
    table.add_section()
    for flaws in outcome.controls:
        table.add_row(*_row(flaws))
    console.print(table)
    for what, counts in (
        ("Injected", outcome.injected),
        ("Died of it, and started again", outcome.died),
        ("Written", outcome.written),
        ("Refused", outcome.refused),
        ("Connections ended", outcome.ended),
    ):
        told = ", ".join(f"{name}: {count}" for name, count in sorted(counts.items()))
        console.print(f"{what}: {told or 'nothing'}")
    for flaws in [*outcome.readers, outcome.feed]:
        for example in flaws.examples:
            console.print(example, style="red", markup=False)
    for late in outcome.late:
        console.print(f"late: {late}", style="red", markup=False)
    for words in outcome.last_words:
        console.print(words, markup=False)
    deliveries = sum(flaws.told for flaws in outcome.readers)
    console.print(f"Delivered: {deliveries:,} in all. {'Passed' if outcome.passed else 'FAILED'}.")


def _row(flaws: Flaws) -> list[str]:
    return [flaws.who, f"{flaws.told:,}", *(str(flaws.counts[kind]) for kind in KINDS)]
