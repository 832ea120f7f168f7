"""The copy follows what one may see, by whichever way the frames come."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from ontour_client import Change, Client, Scope, Signal, Token, WrongStore
from tests.clients_python.devices import copied, device, equal, run, until
from tests.support.people import Person
from tests.support.shows import add_money, add_show, invite

Register = Callable[..., Person]

any_way = pytest.mark.parametrize("way", ["websocket", "sse", "polling"])


def change(person: Person, table: str, row_id: str, **fields: object) -> None:
    """PATCH a row as any front end does."""
    reply = person.api.patch(f"/api/{table}/{row_id}", json=fields)
    assert reply.is_success, reply.text


def delete(person: Person, table: str, row_id: str) -> None:
    """DELETE a row as any front end does."""
    reply = person.api.delete(f"/api/{table}/{row_id}")
    assert reply.is_success, reply.text


@any_way
def test_a_snapshot_and_the_stream_after_it_leave_no_seam(register: Register, way: str) -> None:
    mia = register()
    before = add_show(mia, name="Before")

    async def work() -> None:
        async with device(mia, way=way) as client:
            await client.reached()
            assert client.get("shows", before["id"]) is not None
            show = add_show(mia, name="After")
            add_money(mia, show)
            change(mia, "shows", show["id"], notes="Load-in at four.")
            change(mia, "shows", before["id"], city="Gent", country="BE")
            delete(mia, "shows", before["id"])
            await equal(client, mia)
            record = client.get("shows", show["id"])
            assert record is not None
            assert (record.version, record.row["notes"]) == (2, "Load-in at four.")
            assert client.get("shows", before["id"]) is None

    run(work())


@any_way
def test_rows_come_and_go_with_membership_and_role(register: Register, way: str) -> None:
    mia, cal = register(), register("Cal Crew")
    add_money(mia, add_show(mia, name="Paradiso"))

    async def work() -> None:
        async with device(cal, way=way) as client:
            await client.reached()
            assert client.rows("shows") == []
            membership = invite(mia, cal, "crew")
            await until(client, lambda: len(client.rows("shows")) == 1)
            await equal(client, cal)
            assert client.rows("show_deals") == []

            change(mia, "memberships", membership["id"], role="finance")
            await until(client, lambda: len(client.rows("show_deals")) == 1)
            await equal(client, cal)

            change(mia, "memberships", membership["id"], role="viewer")
            await until(client, lambda: client.rows("show_deals") == [])
            assert len(client.rows("shows")) == 1

            delete(mia, "memberships", membership["id"])
            await until(client, lambda: client.rows("shows") == [])
            await equal(client, cal)

    run(work())


def test_all_three_ways_end_in_the_same_copy(register: Register) -> None:
    mia, cal = register(), register("Cal Crew")
    membership = invite(mia, cal, "viewer")

    async def work() -> None:
        async with (
            device(cal, way="websocket") as first,
            device(cal, way="sse") as second,
            device(cal, way="polling") as third,
        ):
            for client in (first, second, third):
                await client.reached()
            shows = [add_show(mia, name=f"Night {number}") for number in range(5)]
            add_money(mia, shows[0])
            change(mia, "memberships", membership["id"], role="finance")
            add_money(mia, shows[1])
            delete(mia, "shows", shows[2]["id"])
            for client in (first, second, third):
                await equal(client, cal)
            tables = ["shows", "show_deals", "show_costs", "memberships", "users"]
            assert copied(first, tables) == copied(second, tables) == copied(third, tables)

    run(work())


@any_way
def test_one_organization_is_followed_without_the_others(register: Register, way: str) -> None:
    mia, ola = register(), register("Ola Other")
    invite(ola, mia, "manager")
    scope = Scope(org_id=ola.org_id)

    async def work() -> None:
        async with device(mia, way=way, scope=scope) as client:
            await client.reached()
            add_show(mia, name="Mine")
            add_show(mia, name="Hers", org_id=ola.org_id)
            await until(client, lambda: bool(client.rows("shows")))
            await equal(client, mia, scope)
            assert [record.row["name"] for record in client.rows("shows")] == ["Hers"]

    run(work())


def test_each_change_is_told_once_with_who_made_it(register: Register) -> None:
    mia = register()
    show = add_show(mia)
    told: list[Change] = []

    async def work() -> None:
        async with device(mia) as client:
            await client.reached()
            client.on(Change, told.append)
            for number in range(20):
                change(mia, "shows", show["id"], notes=str(number))
            await until(client, lambda: len(told) == 20)
            await equal(client, mia)

    run(work())
    assert [entry.version for entry in told] == [*range(2, 22)]
    assert {(entry.op, entry.changed, entry.actor_id) for entry in told} == {
        ("update", ("notes",), mia.id)
    }


def test_people_see_each_other_come_and_type(register: Register) -> None:
    mia, cal = register(), register("Cal Crew")
    invite(mia, cal, "crew")
    show = add_show(mia)
    signals: list[Signal] = []

    async def work() -> None:
        async with device(mia) as one, device(cal) as other:
            one.on(Signal, signals.append)
            for client in (one, other):
                await until(client, lambda c=client: c.status.live)  # type: ignore[misc]
            assert await other.send("presence", org_id=mia.org_id, status="online")
            assert await other.send("typing", table="shows", id=show["id"], active=True)
            await until(one, lambda: {"presence", "typing"} <= {s.type for s in signals})

    run(work())
    assert {signal.frame["user_id"] for signal in signals} == {cal.id}


def test_what_was_missed_comes_when_one_is_back(register: Register, tmp_path: Path) -> None:
    mia = register()
    show = add_show(mia)
    store = tmp_path / "copy.db"
    told: list[Change] = []

    async def work() -> None:
        async with device(mia, store) as client:
            await client.reached()
        change(mia, "shows", show["id"], notes="One.")
        change(mia, "shows", show["id"], notes="Two.")
        again = device(mia, store)
        record = again.get("shows", show["id"])
        assert record is not None
        assert record.version == 1
        again.on(Change, told.append)
        async with again as client:
            await equal(client, mia)

    run(work())
    assert [(entry.source, entry.version) for entry in told] == [("feed", 2), ("feed", 3)]


def test_a_store_is_read_and_edited_without_a_server(register: Register, tmp_path: Path) -> None:
    mia = register()
    show = add_show(mia)
    store = tmp_path / "copy.db"

    async def work() -> None:
        async with device(mia, store) as client:
            await client.reached()
        nowhere = Client("http://127.0.0.1:1", Token(mia.token), store)
        async with nowhere as client:
            client.update("shows", show["id"], {"notes": "Offline."})
            record = client.get("shows", show["id"])
            assert record is not None
            assert (record.row["notes"], record.version, record.pending) == ("Offline.", 1, True)

    run(work())


def test_a_store_belongs_to_one_person(register: Register, tmp_path: Path) -> None:
    mia, ola = register(), register("Ola Other")
    store = tmp_path / "copy.db"

    async def work() -> None:
        async with device(mia, store) as client:
            await client.reached()
        async with device(ola, store) as client:
            with pytest.raises(WrongStore):
                await asyncio.gather(client.reached(10**9))
            with pytest.raises(WrongStore):
                await anext(client.changes())

    run(work())


def test_a_store_of_another_feed_begins_anew(
    register: Register, tmp_path: Path, http: httpx.Client
) -> None:
    mia = register()
    show = add_show(mia)
    store = tmp_path / "copy.db"

    async def work() -> None:
        async with device(mia, store) as client:
            await client.reached()
            client.update("shows", show["id"], {"notes": "Kept."})
        other = device(mia, store, way="polling")
        other._database.set("feed_id", "00000000-0000-4000-8000-000000000000")
        other._database.set("position", 10**9)
        async with other as client:
            await until(client, lambda: (client.position or 10**9) < 10**9)
            assert client.get("shows", show["id"]) is not None

    run(work())
