"""`./ontour bench tour`: how long the gestures on money and on the road take, over HTTP."""

from __future__ import annotations

import json
import math
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Annotated, Any

import httpx
import typer
from rich.console import Console
from rich.table import Table

from ontour import system, up
from ontour.bench import dataset, ground, report
from ontour.bench.answers import query
from ontour.bench.ground import Ground
from ontour.errors import Problem
from ontour.paths import Paths

SCALE = 0.1
SECONDS = 120
IMPORTED = 1049
TOURED = 1000
# Of the rows of an import that one request carries.
BATCH = 250


@dataclass(frozen=True, slots=True)
class Gesture:
    """What somebody does, and how long it may take at most."""

    title: str
    most_ms: float
    path: str
    # The bodies of the requests, one after another; null for a GET.
    bodies: Callable[[Ground], list[dict[str, Any] | None]]
    # Whether all of them together are the gesture.
    is_one: bool = False


def main(
    repeats: Annotated[int, typer.Option(help="How often each question is asked.")] = 50,
) -> None:
    """Measure settling, summaries, a day sheet, a year's calendar and an import over HTTP.

    10,000 shows of the measured organization and 19,000 of others, with the log and the feed on.
    """
    console = Console(width=max(Console().width, 110), highlight=False)
    system.ensure(system.to_run(), console)
    up.tools(Paths.default(), console)
    with console.status("") as status, ground.throwaway(SCALE, status.update) as place:
        prepare(place)
        found = measure(place, gestures(repeats), status.update)
    command = f"./ontour bench {' '.join(sys.argv[1:])}".strip()
    console.print(f"\n{report.machine()}\n{command}\n", soft_wrap=True)
    console.print(table(found))


def prepare(place: Ground) -> None:
    """A tour of 1,000 shows that can be settled, fifty that are on none, and a day of things."""
    with place.connect() as connection:
        connection.execute((dataset.SQL / "tour.sql").read_bytes())
    place.vacuum()


def gestures(repeats: int) -> list[Gesture]:
    """All that is measured, in this order: what is settled cannot be settled again."""
    summary = "/api/rpc/finance_summary?currency={}&group_by={}&missing_rates=exclude"

    def again(_: Ground) -> list[dict[str, Any] | None]:
        return [None] * repeats

    return [
        Gesture("finance summary by month", 50, summary.format("EUR", "month"), again),
        Gesture("finance summary by promoter", 50, summary.format("EUR", "party"), again),
        Gesture("finance summary by country, in USD", 50, summary.format("USD", "country"), again),
        Gesture("day sheet", 10, "/api/rpc/day_sheet?on_date=2027-06-15", again),
        Gesture("calendar of a year", 30, "/api/rpc/calendar?from_on=2027-01-01", again),
        Gesture("settle a show", 20, "/api/rpc/settle", lonely),
        Gesture(f"settle a tour of {TOURED}", 5000, "/api/rpc/settle_tour", tour, is_one=True),
        Gesture(
            f"import {IMPORTED} shows with deals and costs", 5000, "/api/rpc/import_shows",
            imported, is_one=True,
        ),
    ]  # fmt: skip


def lonely(place: Ground) -> list[dict[str, Any] | None]:
    """The shows that are settled one by one."""
    ids = query(place, "select json_agg(id) from api.shows where notes = 'Settle me'")
    return [{"show_id": show_id} for show_id in ids]


def tour(place: Ground) -> list[dict[str, Any] | None]:
    """The tour that is settled as a whole."""
    return [{"tour_id": query(place, "select id::text from api.tours where name = 'Measured'")}]


def imported(_: Ground) -> list[dict[str, Any] | None]:
    """Shows with a deal each, and two costs each, in batches."""
    batches: list[dict[str, Any] | None] = []
    for first in range(0, IMPORTED, BATCH):
        numbers = range(first, min(first + BATCH, IMPORTED))
        rows = [
            {
                "external_id": f"new-{n}", "date": f"20{10 + n % 15}-05-{1 + n % 28:02}",
                "city": "Utrecht", "country_code": "NL", "venue": f"Hall {n % 40}",
                "attendance": str(300 + n), "fee": str(1000 + n), "currency": "EUR",
                "deal_type": "versus", "percent": "70", "percent_base": "net_gross",
                "door_price": "22.50",
            }
            for n in numbers
        ]  # fmt: skip
        costs = [
            {"show_id": f"new-{n}", "kind": kind, "amount": "150.25", "currency": "EUR"}
            for n in numbers
            for kind in ("sound", "hotel")
        ]
        batches.append({"rows": rows, "costs": costs})
    return batches


def measure(place: Ground, asked: list[Gesture], say: ground.Say) -> dict[Gesture, list[float]]:
    """Milliseconds of each, one request at a time."""
    found = {}
    headers = {"Authorization": f"Bearer {place.token(place.people[0])}"}
    with httpx.Client(base_url=place.stack.base_url, headers=headers, timeout=SECONDS) as client:
        for gesture in asked:
            say(gesture.title)
            times = list(requests(client, gesture, place))
            found[gesture] = [sum(times)] if gesture.is_one else times
    return found


def requests(client: httpx.Client, gesture: Gesture, place: Ground) -> Iterator[float]:
    """Ask, and look at the answer: what is refused ends it all, what times out took for ever."""
    for body in gesture.bodies(place):
        began = time.perf_counter()
        reply = client.request("GET" if body is None else "POST", gesture.path, json=body)
        took = (time.perf_counter() - began) * 1000
        if reply.status_code == httpx.codes.GATEWAY_TIMEOUT:
            yield math.inf
            continue
        if reply.is_error or "rejected" in reply.text or not json.loads(reply.text):
            raise Problem(f"{gesture.title}: {reply.status_code} {reply.text[:300]}")
        yield took


def table(found: dict[Gesture, list[float]]) -> Table:
    """A line for each."""
    shown = Table(title="Milliseconds, one at a time, over HTTP", title_justify="left")
    shown.add_column("gesture")
    for column in ("times", "p50", "p95", "aim"):
        shown.add_column(column, justify="right")
    for gesture, times in found.items():
        p95 = quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
        reached = "reached" if p95 <= gesture.most_ms else "missed"
        shown.add_row(
            gesture.title, str(len(times)), f"{median(times):,.1f}", f"{p95:,.1f}",
            f"{gesture.most_ms:,.0f}: {reached}",
        )  # fmt: skip
    return shown
