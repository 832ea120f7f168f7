"""What the database says, for comparing answers with it."""

from __future__ import annotations

from typing import Any

from ontour.bench.ground import Ground
from ontour.bench.load import WrongAnswer
from ontour.bench.target import Target

LISTED = "id,name,show_on,status,city,country,expected_attendance,actual_attendance,version"
WHOLE = (
    "id,org_id,tour_id,venue_id,name,show_on,status,city,country,time_zone,expected_attendance,"
    "actual_attendance,notes,external_id,announce_at,version,created_at,created_by,updated_at,"
    "updated_by,deleted_at"
)


def query(ground: Ground, statement: str, *values: object) -> Any:
    """The first column of the first row."""
    with ground.connect() as connection:
        row = connection.execute(statement.encode(), values).fetchone()
    return row[0] if row else None


def must_equal(found: object, expected: object, what: str) -> None:
    """Refuse an answer that is not what the database says."""
    if found != expected:
        raise WrongAnswer(f"{what}: {str(found)[:500]} instead of {str(expected)[:500]}")


def some_ids(ground: Ground, target: Target, count: int) -> list[list[Any]]:
    """Ids and versions of shows all over the table."""
    found: list[list[Any]] = query(
        ground,
        "select json_agg(json_build_array(id, version)) from"  # noqa: S608
        f" (select id, version from {target.table} where {target.owner} = %s"
        " order by md5(id::text) limit %s) as row",
        target.owner_id, count,
    )  # fmt: skip
    return found


def stored(ground: Ground, target: Target, row_id: object) -> Any:
    """A show as it stands in the table."""
    return query(
        ground,
        f"select to_json(row) from (select {WHOLE} from {target.table}"  # noqa: S608
        " where id = %s) as row",
        row_id,
    )
