"""The table: On Tour, the floors, the ratios between them, and whether they reach their aims."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from ontour import system
from ontour.bench.load import Measured
from ontour.bench.run import BARE, ONTOUR, SQL, Extras, Results
from ontour.bench.work import Work
from ontour.cluster import memory_in_mb


@dataclass(frozen=True, slots=True)
class Aim:
    """Ratios to the bare PostgREST that a work must reach; for the summary, milliseconds."""

    throughput: float | None = None
    p50: float | None = None
    p95: float | None = None
    p95_ms: float | None = None


AIMS = {
    "page": Aim(throughput=0.9, p95=1.2),
    "one": Aim(throughput=0.9, p95=1.2),
    "list": Aim(p50=1.15),
    "create": Aim(throughput=0.6, p95=1.7),
    "update": Aim(throughput=0.6, p95=1.7),
    "summary": Aim(p95_ms=15),
}
IDLE_MB = 100
IMPORT_SECONDS = 3
USERS_P95_MS = 50


def show(
    results: Results, extras: Extras | None, kinds: list[Work], console: Console, command: str
) -> None:
    """Print everything."""
    console.print(f"\n{machine()}\n{command}\n", highlight=False, soft_wrap=True)
    console.print(works(results, kinds))
    if extras:
        console.print(once(extras))


def works(results: Results, kinds: list[Work]) -> Table:
    """A line for each work and number of connections."""
    table = Table(
        title="On Tour against a bare PostgREST and the same SQL in pgbench", title_justify="left",
        caption="Milliseconds: p50 / p95 / p99. CPU: database and services, for one request."
        " Ratios: On Tour / bare.", caption_justify="left",
    )  # fmt: skip
    table.add_column("work, at once")
    for heading in ("On Tour/s", "ms", "CPU ms", "bare/s", "ms", "CPU ms", "SQL/s", "SQL p50"):
        table.add_column(heading, justify="right")
    for heading in ("rate", "p50", "p95"):
        table.add_column(heading, justify="right")
    for kind in kinds:
        for at_once in sorted({key[1] for key in results if key[0] == kind.name}):
            line(table, results, kind, at_once)
        table.add_section()
    return table


def line(table: Table, results: Results, kind: Work, at_once: int) -> None:
    """One of them."""
    ours = results[kind.name, at_once, ONTOUR]
    sql = results[kind.name, at_once, SQL].all
    aim = AIMS[kind.name]
    cells = [f"{kind.title}, {at_once}", *cells_of(ours.all), f"{ours.cpu_ms:.2f}"]
    bare = results.get((kind.name, at_once, BARE))
    cells += [*cells_of(bare.all), f"{bare.cpu_ms:.2f}"] if bare else ["", "", ""]
    cells += [f"{sql.throughput:,.0f}", f"{sql.percentile(0.5):.2f}"]
    if bare:
        rate = ours.all.throughput / bare.all.throughput
        p50, p95 = (ours.all.percentile(at) / bare.all.percentile(at) for at in (0.5, 0.95))
        cells.append(mark(f"{rate:.2f}", aim.throughput is None or rate >= aim.throughput))
        cells.append(mark(f"{p50:.2f}", aim.p50 is None or p50 <= aim.p50))
        cells.append(mark(f"{p95:.2f}", aim.p95 is None or p95 <= aim.p95))
    else:
        reached = ours.all.percentile(0.95) <= (aim.p95_ms or 0)
        cells += ["", "", mark(f"< {aim.p95_ms} ms", reached)]
    table.add_row(*cells)


def cells_of(measured: Measured) -> tuple[str, str]:
    """Throughput and percentiles."""
    percentiles = (f"{measured.percentile(share):.1f}" for share in (0.5, 0.95, 0.99))
    return f"{measured.throughput:,.0f}", " / ".join(percentiles)


def mark(text: str, reached: bool) -> str:
    """Green when the aim is reached, red when it is missed."""
    return f"[green]{text}[/]" if reached else f"[red]{text} ✗[/]"


def once(extras: Extras) -> Table:
    """What was measured on On Tour alone."""
    table = Table(title="On Tour alone", title_justify="left")
    for heading in ("", "measured", "aim"):
        table.add_column(heading)
    idle = sum(extras.idle_mb.values())
    table.add_row(
        "memory (PSS) of all but Postgres, idle",
        mark(parts(extras.idle_mb), idle < IDLE_MB), f"< {IDLE_MB} MB",
    )  # fmt: skip
    table.add_row("the same, after all that load", parts(extras.worked_mb), "")
    table.add_row(
        f"import of {extras.import_rows:,} concerts",
        mark(f"{extras.import_seconds:.2f} s", extras.import_seconds < IMPORT_SECONDS),
        f"< {IMPORT_SECONDS} s",
    )
    p95 = extras.users.percentile(0.95)
    rate, percentiles = cells_of(extras.users)
    table.add_row(
        "1,000 users, two seconds of thought, one in ten requests writes",
        mark(f"{percentiles} ms, {rate} requests/s", p95 < USERS_P95_MS),
        f"p95 < {USERS_P95_MS} ms",
    )
    return table


def parts(memory: dict[str, float]) -> str:
    """The sum, and what it is made of."""
    each = ", ".join(f"{name} {mb:.0f}" for name, mb in memory.items())
    return f"{sum(memory.values()):.0f} MB ({each})"


def machine() -> str:
    """What it ran on."""
    cpu = next(
        (
            text.partition(": ")[2]
            for text in Path("/proc/cpuinfo").read_text().splitlines()
            if text.startswith("model name")
        ),
        platform.machine(),
    )
    versions = "; ".join(system.versions().values())
    return f"{os.cpu_count()} x {cpu}, {memory_in_mb() / 1024:.0f} GB; {versions}; PostgREST 12.0.2"
