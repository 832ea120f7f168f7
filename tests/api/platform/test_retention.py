"""What clients are told once a month of the log is retired."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import LiteralString

import httpx
import pytest

from ontour.cluster import Cluster
from ontour.stack import Stack
from ontour.throwaway import Throwaway
from tests.support import people
from tests.support.answers import refusal
from tests.support.database import Connection, Database
from tests.support.people import Person
from tests.support.shows import read
from tests.support.stacks import own_stack
from tests.support.sync import operation, push_one
from tests.support.waiting import eventually

SHOW = "00000000-0000-4000-8000-000000000001"

# A show of January 2025 with two versions, and one of today.
JANUARY: LiteralString = """
set role ontour_owner;
create table change.log_2025_01 partition of change.log
for values from ('2025-01-01 00:00+00') to ('2025-02-01 00:00+00');
reset role;
begin;
insert into api.shows (id, org_id, name, city) values ('{show}', '{org}', 'Paradiso', 'Amsterdam');
update api.shows set name = 'Melkweg' where id = '{show}';
update change.log set logged_at = '2025-01-20' where tx_id = pg_current_xact_id();
commit;
"""


@pytest.fixture(scope="module")
def stack(throwaway: Throwaway, cluster: Cluster) -> Iterator[Stack]:
    """A stack of one's own: what is retired is gone for everybody."""
    with own_stack(throwaway, cluster, "retention") as running:
        yield running


@pytest.fixture(scope="module")
def sql(stack: Stack) -> Iterator[Connection]:
    """The owner of the log."""
    with Database(stack.cluster, stack.dbname).connect() as connection:
        yield connection


@pytest.fixture(scope="module")
def mia(stack: Stack, sql: Connection) -> Iterator[Person]:
    """Somebody whose show of January 2025 has been retired since."""
    with httpx.Client(base_url=stack.base_url, timeout=30) as http:
        person = people.register(http, "Mia Marlow", None)
        with person.api:
            # Not format: the braces are the SQL's own placeholders.
            story = JANUARY.replace("{show}", SHOW).replace("{org}", person.org_id)
            sql.execute(story.encode())
            eventually(is_sealed(sql))
            retired = sql.execute("select month from change.retire_log('2025-02-01Z')").fetchall()
            assert retired == [("2025_01",)]
            yield person


def is_sealed(sql: Connection) -> Callable[[], bool]:
    """Whether all that is in the log is numbered and sealed."""

    def ask() -> bool:
        found = sql.execute(
            "select count(*) = (select max(tree_size) from change.seals) from change.log"
        ).fetchone()
        return found == (True,)

    return ask


def test_a_position_that_is_gone_is_told_so(mia: Person) -> None:
    reply = mia.api.get("/api/changes?position=gt.0")
    assert refusal(reply) == (httpx.codes.GONE, "POSITION_GONE")
    assert "snapshot" in reply.json()["hint"]


def test_a_snapshot_and_what_follows_it_are_there(mia: Person) -> None:
    snapshot = mia.api.post("/api/rpc/snapshot", json={}).json()
    assert SHOW in {row["id"] for row in snapshot["tables"]["shows"]}
    reply = mia.api.get(f"/api/changes?position=gt.{snapshot['position']}")
    assert reply.status_code == httpx.codes.OK


def test_of_the_history_of_that_month_the_newest_version_is_left(mia: Person) -> None:
    reply = mia.api.get("/api/rpc/history", params={"table_name": "shows", "id": SHOW})
    assert reply.json()[0]["version"] == 2


def test_a_version_that_is_gone_is_not_restored(mia: Person) -> None:
    gone = {"table_name": "shows", "id": SHOW, "version": 1}
    reply = mia.api.post("/api/rpc/restore", json=gone)
    assert refusal(reply) == (httpx.codes.NOT_FOUND, "VERSION_NOT_FOUND")
    reply = mia.api.post("/api/rpc/restore", json=gone | {"version": 2, "with_children": True})
    assert refusal(reply) == (httpx.codes.GONE, "TIME_RETIRED")


def test_a_time_that_is_gone_is_not_made_up(mia: Person) -> None:
    asked = {"table_name": "shows", "at": "2025-01-25T00:00:00Z", "id": SHOW}
    reply = mia.api.get("/api/rpc/as_of", params=asked)
    assert refusal(reply) == (httpx.codes.GONE, "TIME_RETIRED")
    reply = mia.api.get("/api/rpc/as_of", params=asked | {"at": "2025-02-01T00:00:00Z"})
    assert [row["name"] for row in reply.json()] == ["Melkweg"]


def test_an_edit_of_a_version_that_is_gone_is_asked_about(mia: Person) -> None:
    old = operation("update", "shows", SHOW, base_version=1, fields={"name": "Vera"})
    before = read(mia, "shows", SHOW)
    assert push_one(mia, old)["verdict"] == "conflict"
    assert read(mia, "shows", SHOW)["name"] == before["name"]


def test_an_edit_of_the_version_that_is_kept_is_merged(mia: Person) -> None:
    mia.api.patch(f"/api/shows/{SHOW}", json={"city": "Utrecht"})
    kept = operation("update", "shows", SHOW, base_version=2, fields={"name": "Tivoli"})
    assert push_one(mia, kept)["verdict"] == "merged"
    show = read(mia, "shows", SHOW)
    assert (show["name"], show["city"]) == ("Tivoli", "Utrecht")


def test_the_log_is_still_proven(mia: Person, sql: Connection) -> None:
    assert mia
    assert sql.execute("select * from change.verify()").fetchall() == []
