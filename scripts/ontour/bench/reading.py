"""Reading: the requests, and what their answers must hold."""

from __future__ import annotations

from itertools import product

from ontour.bench.answers import LISTED, must_equal, query, some_ids, stored
from ontour.bench.dataset import SQL
from ontour.bench.ground import Ground
from ontour.bench.load import Request
from ontour.bench.target import Target

SUMMARY = "/api/rpc/finance_summary?org_id={}&currency=EUR&group_by=month"


def moments(ground: Ground) -> list[tuple[str, str]]:
    """The pages that are asked for: every status, from days all over the ten thousand shows."""
    first, days = query(
        ground,
        "select json_build_array(min(show_on), max(show_on) - min(show_on)) from bare.shows",
    )
    starts = query(
        ground,
        "select json_agg(%s::date + %s * share / 16) from generate_series(0, 7) as share",
        first, days,
    )  # fmt: skip
    return list(product(["completed", "cancelled"], starts))


def page_requests(ground: Ground, target: Target) -> list[Request]:
    """Twenty shows of one status from one day on."""
    return [
        Request(
            f"{target.path}?select={LISTED}&{target.of(target.owner_id)}&status=eq.{status}"
            f"&show_on=gte.{day}&order=show_on,id&limit=20"
        )
        for status, day in moments(ground)
    ]


def check_page(ground: Ground, target: Target, headers: dict[str, str]) -> None:
    """Every page holds the rows that SQL finds, in that order."""
    for request, (status, day) in zip(
        page_requests(ground, target), moments(ground), strict=True
    ):  # fmt: skip
        expected = query(
            ground,
            f"select json_agg(row) from (select {LISTED} from {target.table}"  # noqa: S608
            f" where {target.owner} = %s and status = %s and show_on >= %s"
            " order by show_on, id limit 20) as row",
            target.owner_id, status, day,
        )  # fmt: skip
        must_equal(target.ask("GET", request.path, headers), expected, request.path)


def list_requests(ground: Ground, target: Target) -> list[Request]:
    """All ten thousand shows."""
    of_all = target.of(target.owner_id)
    return [Request(f"{target.path}?select={LISTED}&{of_all}&order=show_on,id")]


def check_list(ground: Ground, target: Target, headers: dict[str, str]) -> None:
    """Ten thousand rows, each as SQL finds it."""
    expected = query(
        ground,
        f"select json_agg(row) from (select {LISTED} from {target.table}"  # noqa: S608
        f" where {target.owner} = %s order by show_on, id) as row",
        target.owner_id,
    )
    path = list_requests(ground, target)[0].path
    must_equal(len(expected), 10_000, "shows of the measured organization")
    must_equal(target.ask("GET", path, headers), expected, path)


def one_requests(ground: Ground, target: Target) -> list[Request]:
    """One show after another, by its address."""
    return [Request(target.row(row_id)) for row_id, _ in some_ids(ground, target, 1000)]


def check_one(ground: Ground, target: Target, headers: dict[str, str]) -> None:
    """Every column of a row is as SQL finds it."""
    for request, (row_id, _) in zip(
        one_requests(ground, target)[:20], some_ids(ground, target, 20), strict=True
    ):
        answer = target.ask("GET", request.path, headers)
        answer.pop("owner_id", None)
        must_equal(answer, stored(ground, target, row_id), request.path)


def summary_requests(ground: Ground, target: Target) -> list[Request]:
    """The money of the ten thousand shows, by month."""
    return [Request(SUMMARY.format(target.owner_id))]


def check_summary(ground: Ground, target: Target, headers: dict[str, str]) -> None:
    """Every figure is what adding up the three tables gives."""
    with ground.connect() as connection:
        row = connection.execute(
            (SQL / "expected_summary.sql").read_bytes(), {"org_id": target.owner_id}
        ).fetchone()
    must_equal(
        target.ask("GET", SUMMARY.format(target.owner_id), headers), row and row[0], "summary"
    )
