"""Writing: the requests, what their answers must hold, and what they must have changed."""

from __future__ import annotations

import json
from typing import Any

import httpx

from ontour.bench.answers import must_equal, query, some_ids, stored
from ontour.bench.ground import Ground
from ontour.bench.load import Request
from ontour.bench.target import Target

NEW_SHOW = {
    "name": "Paradiso", "show_on": "2027-03-14", "status": "draft", "city": "Amsterdam",
    "country": "NL",
}  # fmt: skip
NOTES = "Doors at eight, curfew at eleven"


def create_requests(ground: Ground, target: Target) -> list[Request]:
    """New shows."""
    return [Request(target.path, json.dumps(NEW_SHOW | {"org_id": org_of(ground, target)}))]


def org_of(ground: Ground, target: Target) -> str:
    """The organization of the target's owner: what the bare table calls by its person."""
    return next(p.org_id for p in ground.people if target.owner_id in (p.id, p.org_id))


def check_create(ground: Ground, target: Target, headers: dict[str, str]) -> None:
    """The answer is the stored row, and the log has it, by whom and as it is."""
    request = create_requests(ground, target)[0]
    answer = target.ask("POST", request.path, headers, request.body)[0]
    answer.pop("owner_id", None)
    must_equal(answer, stored(ground, target, answer["id"]), "created show")
    must_equal(answer | NEW_SHOW, answer, "created show")
    check_log(ground, target, answer, "insert")


def check_log(ground: Ground, target: Target, row: dict[str, Any], op: str) -> None:
    """The newest log row of a tracked row has the operation, the version and the person."""
    if target.table == "api.shows":
        found = query(
            ground,
            "select json_build_array(op, version, actor_id, (after ->> 'version')::integer)"
            " from change.log where row_id = %s order by seq desc limit 1",
            row["id"],
        )
        must_equal(found, [op, row["version"], row["updated_by"], row["version"]], "log")


def created(ground: Ground, target: Target) -> int:
    """How many shows the owner has."""
    count: int = query(
        ground,
        f"select count(*) from {target.table} where {target.owner} = %s",  # noqa: S608
        target.owner_id,
    )
    return count


def update_requests(ground: Ground, target: Target) -> list[Request]:
    """A note on one show after another, each with the version that was read before.

    In the bare table a version is a number like any other, so that its client counts it.
    """
    ahead = 0 if target.table == "api.shows" else 1
    body = json.dumps({"notes": NOTES, "version": 0}).replace("0", "%d")
    return [
        Request(target.row(row_id), body, version + ahead)
        for row_id, version in some_ids(ground, target, 2000)
    ]


def check_update(ground: Ground, target: Target, headers: dict[str, str]) -> None:
    """The answer is the stored row, one version on and logged; a stale version is refused."""
    request = update_requests(ground, target)[0]
    version = request.version or 0
    answer = target.ask("PATCH", request.path, headers, request.body % version)
    answer.pop("owner_id", None)
    must_equal(answer, stored(ground, target, answer["id"]), "updated show")
    must_equal(answer["notes"], NOTES, "notes")
    if target.table == "api.shows":
        must_equal(answer["version"], version + 1, "version")
        check_log(ground, target, answer, "update")
        stale = httpx.patch(
            target.base_url + request.path, headers=headers, content=request.body % version
        )
        must_equal(
            (stale.status_code, stale.json()["code"]), (409, "VERSION_CONFLICT"), "stale version"
        )


def versions(ground: Ground, target: Target) -> int:
    """How often the owner's shows were changed, by their versions."""
    total: int = query(
        ground,
        f"select sum(version) from {target.table} where {target.owner} = %s",  # noqa: S608
        target.owner_id,
    )
    return total
