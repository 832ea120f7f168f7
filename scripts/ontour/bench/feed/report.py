"""The tables: to the terminal, and as Markdown for docs/explanation/speed.md."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from ontour.bench.feed import tables
from ontour.bench.feed.backlog import PAGE, Backlog, Idle, Verified
from ontour.bench.feed.delivery import FLOOR, MINIMAL, ONTOUR, Figures, Results
from ontour.bench.feed.fanout import TOO_LONG_MS, Step
from ontour.bench.feed.tables import BULK_ROWS, Kind
from ontour.bench.feed.writes import CLIENTS, Writes
from ontour.bench.load import Measured
from ontour.bench.report import machine

RELAY_MB = 120
WRITE_SHARE = 35
BULK_US = 15


@dataclass
class Sheet:
    """One table: its cells, and what is said below."""

    title: str
    headings: list[str]
    rows: list[list[str]] = field(default_factory=list)
    caption: str = ""

    def rich(self) -> Table:
        """For the terminal."""
        table = Table(
            title=self.title, title_justify="left", caption=self.caption, caption_justify="left"
        )
        for number, heading in enumerate(self.headings):
            table.add_column(heading, justify="right" if number else "left")
        for row in self.rows:
            table.add_row(*(red_if_missed(cell) for cell in row))
        return table

    def markdown(self) -> str:
        """For the documentation."""
        lines = [self.headings, ["---"] * len(self.headings), *self.rows]
        text = "\n".join(f"| {' | '.join(line)} |" for line in lines)
        caption = f"{self.caption}\n\n" if self.caption else ""
        return f"**{self.title}**\n\n{text}\n\n{caption}"


def red_if_missed(cell: str) -> str:
    """What misses its aim is bold in Markdown and red here."""
    return f"[red]{cell[2:-2]} ✗[/]" if cell.startswith("**") else escape(cell)


def mark(text: str, reached: bool) -> str:
    """Bold when the aim is missed."""
    return text if reached else f"**{text}**"


def show(sheets: list[Sheet], console: Console, command: str) -> None:
    """Print everything."""
    console.print(f"\n{machine()}\n{command}\n", highlight=False, soft_wrap=True)
    for sheet in sheets:
        console.print(sheet.rich())


def markdown(sheets: list[Sheet], command: str) -> str:
    """Everything, with machine and command."""
    return f"`{command}` on {machine()}.\n\n" + "".join(sheet.markdown() for sheet in sheets)


def single_rows(writes: Writes) -> Sheet:
    """Throughput of single rows, and what share of it is lost."""
    sheet = Sheet(
        "Write cost: single rows, a transaction each, in pgbench",
        [
            "statement, clients", "plain/s", "lone NOTIFY", "tracked", "sequencer at work",
            "shows, tracking off/s", "shows",
        ],
        caption="Percent of the throughput (the column /s before it) that is lost."
        f" Aim: log, versions and doorbell together under {WRITE_SHARE} %.",
    )  # fmt: skip
    for durable, clients, statement in product((True, False), CLIENTS, tables.SCRIPTS):
        rates = {kind: writes.rate(durable, statement, clients, kind) for kind in tables.KINDS}
        sheet.rows.append([
            f"{statement}, {clients}{'' if durable else ', fsync off'}",
            f"{rates[tables.PLAIN]:,.0f}", f"{lost(rates, tables.NOTIFY):.0f} %",
            share(lost(rates, tables.TRACKED)), f"{lost(rates, tables.FOLLOWED):.0f} %",
            f"{rates[tables.UNTRACKED_SHOWS]:,.0f}",
            share(lost(rates, tables.SHOWS, tables.UNTRACKED_SHOWS)),
        ])  # fmt: skip
    return sheet


def lost(rates: dict[Kind, float], kind: Kind, base: Kind = tables.PLAIN) -> float:
    """Percent of the base's throughput."""
    return 100 * (1 - rates[kind] / rates[base])


def share(percent: float) -> str:
    """A loss that has an aim."""
    return mark(f"{percent:.0f} %", percent < WRITE_SHARE)


def bulk_rows(writes: Writes) -> Sheet:
    """Microseconds a row of large statements."""
    sheet = Sheet(
        f"Write cost: statements of {BULK_ROWS:,} rows",
        ["statement", "plain, µs a row", "tracked adds", "of that CPU", "shows, tracking off",
         "shows add"],
        caption=f"Aim: under {BULK_US} µs a row.",
    )  # fmt: skip
    for durable, statement in product((True, False), tables.SCRIPTS):
        plain, tracked, off, shows = (
            writes.bulk[durable, statement, kind]
            for kind in (tables.PLAIN, tables.TRACKED, tables.UNTRACKED_SHOWS, tables.SHOWS)
        )
        added = tracked.us_a_row() - plain.us_a_row()
        sheet.rows.append([
            f"{statement}{'' if durable else ', fsync off'}", f"{plain.us_a_row():.1f}",
            mark(f"{added:.1f}", added < BULK_US),
            f"{tracked.us_a_row(cpu=True) - plain.us_a_row(cpu=True):.1f}",
            f"{off.us_a_row():.1f}", f"{shows.us_a_row() - off.us_a_row():.1f}",
        ])  # fmt: skip
    return sheet


def deliveries(results: Results) -> Sheet:
    """How long a change takes to its readers."""
    sheet = Sheet(
        "From a change to its readers, 20 changes a second by REST",
        ["sockets", "On Tour, ms", "since the answer", "minimal relay, ms", "p50", "p95",
         "relay, MB", "CPU, On Tour", "CPU, minimal"],
        caption="Milliseconds from sending the PATCH (or from its answer) to the frame at each"
        " socket: p50 / p95 / p99. p50 and p95: On Tour / minimal relay; aim: p95 not above 1,"
        f" and under {RELAY_MB} MB. CPU: percent of one core, all but the load. All were delivered,"
        " once and in order." + floor_of(results),
    )  # fmt: skip
    for service, sockets in results:
        if service != ONTOUR:
            continue
        ours, other = results[ONTOUR, sockets], results[MINIMAL, sockets]
        a, b = ours.since_sent(), other.since_sent()
        ratio = a.percentile(0.95) / b.percentile(0.95)
        sheet.rows.append([
            f"{sockets:,}", percentiles(a), percentiles(ours.since_answered()), percentiles(b),
            f"{a.percentile(0.5) / b.percentile(0.5):.2f}", mark(f"{ratio:.2f}", ratio <= 1),
            mark(f"{ours.relay_mb:.0f}", ours.relay_mb < RELAY_MB), cpu(ours), cpu(other),
        ])  # fmt: skip
    return sheet


def floor_of(results: Results) -> str:
    """The floor, in words."""
    floor = results[FLOOR, 1]
    return (
        f" The floor, a bare LISTEN: {percentiles(floor.since_sent())} ms; the PATCH itself:"
        f" {percentiles(floor.writes())} ms."
    )


def percentiles(measured: Measured) -> str:
    """The usual three."""
    return " / ".join(f"{measured.percentile(share):.1f}" for share in (0.5, 0.95, 0.99))


def cpu(figures: Figures) -> str:
    """Of all but the load, in percent of one core."""
    total = sum(used for name, used in figures.cpu.items() if name != "load")
    return f"{100 * total / figures.seconds:.0f} %"


def fanout(steps: list[Step], sockets: int) -> Sheet:
    """How many are reached, rate by rate."""
    sheet = Sheet(
        f"Fan-out: {sockets:,} sockets over fifty organizations",
        ["changes a second", "deliveries a second", "p50 / p95 / p99, ms", "CPU by process"],
        caption=f"Until p95 passes {TOO_LONG_MS} ms; milliseconds from when the change was due."
        " CPU in percent of one core. All were delivered to all who may see them, once and in"
        " order, and to nobody else.",
    )  # fmt: skip
    for step in steps:
        parts = sorted(step.cpu.items(), key=lambda item: -item[1])
        sheet.rows.append([
            f"{step.rate:,.0f}", f"{step.deliveries:,.0f}",
            mark(percentiles(step.latencies), step.p95 <= TOO_LONG_MS),
            ", ".join(f"{name} {100 * used:.0f}" for name, used in parts if used > 0.005),
        ])  # fmt: skip
    return sheet


def rest(backlog: Backlog | None, idle: Idle | None, verified: Verified | None) -> Sheet:
    """What was measured once."""
    sheet = Sheet("The rest", ["", "measured"])
    if backlog:
        away = f"{backlog.changes:,} missed changes"
        sheet.rows += [
            [
                f"catching up with {away} by socket",
                rate(backlog.by_socket, backlog),
            ],
            [f"the same by GET /api/changes, {PAGE:,} a page", rate(backlog.by_get, backlog)],
            [f"push of {backlog.operations:,} operations, half updates", f"{backlog.push:.2f} s"],
            ["the same again: all duplicates", f"{backlog.push_again:.2f} s"],
        ]
    if idle:
        two = [f"{name} {idle.kb_a_socket(name):.1f} kB" for name in ("relay", "gateway")]
        sheet.rows.append([f"memory of an idle socket, of {idle.sockets:,}", ", ".join(two)])
        sheet.rows.append(
            ["the relay with all of them, and without",
             f"{idle.after['relay']:.0f} MB, {idle.before['relay']:.0f} MB"]
        )  # fmt: skip
    if verified:
        sheet.rows.append([f"verify over {verified.rows:,} rows", f"{verified.seconds:.1f} s"])
    return sheet


def rate(seconds: float, backlog: Backlog) -> str:
    """Seconds, and changes in one."""
    return f"{seconds:.2f} s, {backlog.changes / seconds:,.0f}/s"
