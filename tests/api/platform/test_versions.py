"""A stale change is refused, whoever makes it and however many try at once."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import httpx
import pytest

from tests.support.answers import refusal
from tests.support.people import Person
from tests.support.shows import add_show, read

WRITERS = 50

Register = Callable[..., Person]
# How a client says which version it read: headers and body of its PATCH.
Precondition = Callable[[int], tuple[dict[str, str], dict[str, Any]]]


def in_the_body(version: int) -> tuple[dict[str, str], dict[str, Any]]:
    return {}, {"version": version}


def in_if_match(version: int) -> tuple[dict[str, str], dict[str, Any]]:
    return {"If-Match": f'"{version}"'}, {}


both_ways = pytest.mark.parametrize("precondition", [in_the_body, in_if_match])


@both_ways
def test_a_change_of_the_version_that_was_read_is_written(
    register: Register, precondition: Precondition
) -> None:
    mia = register()
    show = add_show(mia)
    headers, body = precondition(show["version"])

    reply = mia.api.patch(
        f"/api/shows/{show['id']}",
        json=body | {"notes": "Load-in at four."},
        headers=headers | {"Prefer": "return=representation"},
    )

    assert reply.status_code == httpx.codes.OK
    assert reply.json() == show | {
        "notes": "Load-in at four.",
        "version": 2,
        "updated_at": reply.json()["updated_at"],
    }


@both_ways
def test_a_stale_change_is_refused_with_the_current_row(
    register: Register, precondition: Precondition
) -> None:
    mia = register()
    show = add_show(mia)
    mia.api.patch(f"/api/shows/{show['id']}", json={"notes": "Curfew at eleven."})
    current = read(mia, "shows", show["id"])
    headers, body = precondition(show["version"])

    reply = mia.api.patch(
        f"/api/shows/{show['id']}", json=body | {"notes": "Too late."}, headers=headers
    )

    assert refusal(reply) == (409, "VERSION_CONFLICT")
    assert comparable(json.loads(reply.json()["details"])) == comparable(current)
    assert read(mia, "shows", show["id"]) == current


@both_ways
def test_a_version_that_does_not_exist_yet_is_stale_too(
    register: Register, precondition: Precondition
) -> None:
    mia = register()
    show = add_show(mia)
    headers, body = precondition(7)
    reply = mia.api.patch(f"/api/shows/{show['id']}", json=body | {"notes": "x"}, headers=headers)
    assert refusal(reply) == (409, "VERSION_CONFLICT")


def test_a_stale_deletion_is_refused(register: Register) -> None:
    mia = register()
    show = add_show(mia)
    mia.api.patch(f"/api/shows/{show['id']}", json={"notes": "Sold out."})

    reply = mia.api.delete(f"/api/shows/{show['id']}", headers={"If-Match": '"1"'})

    assert refusal(reply) == (409, "VERSION_CONFLICT")
    assert read(mia, "shows", show["id"])["notes"] == "Sold out."


def test_without_a_version_the_last_write_wins(register: Register) -> None:
    mia = register()
    show = add_show(mia)
    for notes in ("first", "second"):
        reply = mia.api.patch(f"/api/shows/{show['id']}", json={"notes": notes})
        assert reply.status_code == httpx.codes.NO_CONTENT
    row = read(mia, "shows", show["id"])
    assert (row["notes"], row["version"]) == ("second", 3)


def test_if_match_with_any_version_is_no_precondition(register: Register) -> None:
    mia = register()
    show = add_show(mia)
    reply = mia.api.patch(
        f"/api/shows/{show['id']}", json={"notes": "x"}, headers={"If-Match": "*"}
    )
    assert reply.status_code == httpx.codes.NO_CONTENT


def test_if_match_that_is_no_version_is_refused(register: Register) -> None:
    mia = register()
    show = add_show(mia)
    reply = mia.api.patch(
        f"/api/shows/{show['id']}", json={"notes": "x"}, headers={"If-Match": '"pineapple"'}
    )
    assert refusal(reply) == (400, "INVALID_IF_MATCH")


def test_a_batch_with_one_stale_row_changes_none(register: Register) -> None:
    mia = register()
    shows = [add_show(mia), add_show(mia)]
    mia.api.patch(f"/api/shows/{shows[0]['id']}", json={"notes": "changed since"})

    ids = ",".join(show["id"] for show in shows)
    reply = mia.api.patch(
        "/api/shows", params={"id": f"in.({ids})"}, json={"version": 1, "notes": "all"}
    )

    assert refusal(reply) == (409, "VERSION_CONFLICT")
    assert read(mia, "shows", shows[1]["id"])["version"] == 1


@both_ways
def test_a_change_of_a_row_that_is_gone_is_no_success(
    register: Register, precondition: Precondition
) -> None:
    mia = register()
    show = add_show(mia)
    mia.api.delete(f"/api/shows/{show['id']}")
    headers, body = precondition(show["version"])
    change = body | {"notes": "x"}

    by_address = mia.api.patch(f"/api/shows/{show['id']}", json=change, headers=headers)
    assert refusal(by_address) == (404, "NOT_FOUND")

    one_object = {"Accept": "application/vnd.pgrst.object+json", "Prefer": "return=representation"}
    by_filter = mia.api.patch(
        f"/api/shows?id=eq.{show['id']}", json=change, headers=headers | one_object
    )
    assert (by_filter.status_code, by_filter.json()["code"]) in {
        (404, "NOT_FOUND"),
        (406, "PGRST116"),
    }


def test_if_match_that_meets_no_row_is_not_found(register: Register) -> None:
    reply = register().api.patch(
        "/api/shows?name=eq.Nowhere", json={"notes": "x"}, headers={"If-Match": '"1"'}
    )
    assert refusal(reply) == (404, "NOT_FOUND")


@both_ways
def test_of_fifty_writers_with_one_version_exactly_one_gets_through(
    register: Register, precondition: Precondition
) -> None:
    mia = register()
    show = add_show(mia)
    headers, body = precondition(show["version"])
    start = Barrier(WRITERS)

    def write(number: int) -> httpx.Response:
        start.wait(timeout=30)
        return mia.api.patch(
            f"/api/shows/{show['id']}",
            json=body | {"notes": f"writer {number}"},
            headers=headers | {"Prefer": "return=representation"},
        )

    with ThreadPoolExecutor(WRITERS) as pool:
        replies = list(pool.map(write, range(WRITERS)))

    winners = [reply.json() for reply in replies if reply.status_code == httpx.codes.OK]
    losers = [refusal(reply) for reply in replies if reply.status_code != httpx.codes.OK]
    assert len(winners) == 1
    assert losers == [(409, "VERSION_CONFLICT")] * (WRITERS - 1)
    assert read(mia, "shows", show["id"]) == winners[0]


def test_fifty_writers_who_try_again_lose_nothing(register: Register) -> None:
    """Each adds its own line to the notes; a refused one takes the row from details and retries."""
    mia = register()
    show = add_show(mia, notes="")
    start = Barrier(WRITERS)

    def write(number: int) -> int:
        start.wait(timeout=30)
        row = show
        while True:
            reply = mia.api.patch(
                f"/api/shows/{show['id']}",
                json={"version": row["version"], "notes": f"{row['notes']}{number}\n"},
            )
            if reply.status_code == httpx.codes.NO_CONTENT:
                return int(row["version"])
            assert refusal(reply) == (409, "VERSION_CONFLICT")
            row = json.loads(reply.json()["details"])

    with ThreadPoolExecutor(WRITERS) as pool:
        versions = list(pool.map(write, range(WRITERS)))

    row = read(mia, "shows", show["id"])
    assert sorted(versions) == list(range(1, WRITERS + 1))
    assert row["version"] == WRITERS + 1
    assert sorted(map(int, row["notes"].split())) == list(range(WRITERS))


def comparable(row: dict[str, Any]) -> dict[str, Any]:
    """A row without the stamps, which the database and PostgREST may spell differently."""
    return {name: value for name, value in row.items() if not name.endswith("_at")}
