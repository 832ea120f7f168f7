"""Edits made offline meet each other: what can be merged is, and the rest is asked, never lost."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ontour_client import Client, Conflict, ConnectionLost, Verdict
from tests.clients_python.devices import device, equal, run, until
from tests.support.people import Person
from tests.support.shows import Row, add, add_money, add_show, invite

Register = Callable[..., Person]


async def copied_once(person: Person, store: Path) -> None:
    """Take the copy that somebody has with them when they lose the network."""
    async with device(person, store) as client:
        await client.reached()
        await equal(client, person)


async def pushed(client: Client) -> dict[str, Verdict]:
    """Be online until everything is judged; returns the verdicts by table."""
    verdicts: list[Verdict] = []
    client.on(Verdict, verdicts.append)
    await client.flush()
    assert client.waiting() == 0
    return {verdict.operation.table: verdict for verdict in verdicts}


def history(person: Person, table: str, row_id: str, field: str) -> list[Any]:
    """The values that a field has had."""
    reply = person.api.get(f"/api/rpc/history?table_name={table}&id={row_id}")
    reply.raise_for_status()
    changes = [entry["changes"].get(field) for entry in reply.json()]
    return [change["to"] for change in changes if change]


@pytest.mark.parametrize("first", ["the fee", "the venue and the fee"])
def test_two_people_edit_one_show_offline(register: Register, tmp_path: Path, first: str) -> None:
    mia, max_ = register(), register("Max Manager")
    invite(mia, max_, "admin")
    venue = add(mia, "venues", name="Melkweg", city="Amsterdam", country="NL")
    show = add_show(mia)
    finances, _ = add_money(mia, show)

    async def work() -> None:
        stores = {"the fee": (mia, tmp_path / "mia.db")}
        stores["the venue and the fee"] = (max_, tmp_path / "max.db")
        for person, store in stores.values():
            await copied_once(person, store)

        # Both are offline.
        clients = {what: device(person, store) for what, (person, store) in stores.items()}
        clients["the fee"].update("show_deals", finances["id"], {"fee": 13_000})
        both = clients["the venue and the fee"]
        both.update("shows", show["id"], {"venue_id": venue["id"]})
        both.update("show_deals", finances["id"], {"fee": 14_000})
        edited = both.get("show_deals", finances["id"])
        assert edited is not None
        assert (edited.row["fee"], edited.pending) == (14_000, True)

        # Both come back, one after the other.
        early = clients[first]
        late = next(client for client in clients.values() if client is not early)
        fees = (13_000, 14_000) if first == "the fee" else (14_000, 13_000)
        asked: list[Conflict] = []
        late.on(Conflict, asked.append)
        before = await pushed(early)
        after = await pushed(late)
        verdicts = {**before, **after}
        assert before["show_deals"].verdict == "applied"
        assert verdicts["shows"].verdict == "applied"
        assert verdicts["shows"].row is not None
        assert verdicts["shows"].row["venue_id"] == venue["id"]
        assert after["show_deals"].verdict == "conflict"

        async with early, late:
            # It is asked of who made the edit, and everybody who may see the fee can see it.
            await until(late, lambda: bool(asked))
            await until(early, lambda: bool(early.conflicts()))
            (conflict,) = late.conflicts()
            assert conflict.id in after["show_deals"].conflicts
            told = {name: conflict.row[name] for name in ("column_name", "base", "mine", "theirs")}
            assert told == {
                "column_name": "fee", "base": 12_000, "mine": fees[1], "theirs": fees[0]
            }  # fmt: skip

            late.resolve(conflict.id, "mine")
            assert late.conflicts() == []
            await late.flush()
            for client in (early, late):
                await until(client, lambda c=client: fee(c, finances) == fees[1])  # type: ignore[misc]
                await until(client, lambda c=client: c.conflicts() == [])  # type: ignore[misc]
                await equal(client, mia if client is clients["the fee"] else max_)
                resolved = client.get("conflicts", conflict.id)
                assert resolved is not None
                assert (resolved.row["status"], resolved.row["choice"]) == ("resolved", "mine")
        assert history(mia, "show_deals", finances["id"], "fee") == [*fees]
        assert history(mia, "shows", show["id"], "venue_id") == [venue["id"]]

    run(work())


def fee(client: Client, finances: Row) -> Any:
    """The fee as a client has it."""
    record = client.get("show_deals", finances["id"])
    return record.row["fee"] if record else None


def test_edits_of_different_fields_of_one_row_are_merged(
    register: Register, tmp_path: Path
) -> None:
    mia, max_ = register(), register("Max Manager")
    invite(mia, max_, "admin")
    show = add_show(mia)

    async def work() -> None:
        await copied_once(mia, tmp_path / "mia.db")
        await copied_once(max_, tmp_path / "max.db")
        one, other = device(mia, tmp_path / "mia.db"), device(max_, tmp_path / "max.db")
        one.update("shows", show["id"], {"notes": "Load-in at four."})
        other.update("shows", show["id"], {"expected_attendance": 900})
        assert (await pushed(one))["shows"].verdict == "applied"
        merged = (await pushed(other))["shows"]
        assert merged.verdict == "merged"
        assert merged.row is not None
        assert merged.row["notes"] == "Load-in at four."
        assert merged.row["expected_attendance"] == 900
        async with one, other:
            await equal(one, mia)
            await equal(other, max_)

    run(work())


def test_a_tour_planned_on_the_plane_arrives_whole(register: Register, tmp_path: Path) -> None:
    mia = register()
    show = add_show(mia)

    async def work() -> None:
        store = tmp_path / "copy.db"
        await copied_once(mia, store)
        client = device(mia, store)
        tour = client.insert("tours", {"org_id": mia.org_id, "name": "Autumn"})
        nights = [
            client.insert("shows", {"org_id": mia.org_id, "tour_id": tour, "name": f"Night {n}"})
            for n in range(3)
        ]
        client.insert("show_deals", {"show_id": nights[0], "currency": "EUR", "fee": 900})
        client.update("shows", nights[0], {"notes": "First of three."})
        client.delete("shows", nights[2])
        client.update("shows", show["id"], {"tour_id": tour})
        seen = {record.id: record.row.get("tour_id") for record in client.rows("shows")}
        assert seen == {show["id"]: tour, nights[0]: tour, nights[1]: tour}
        await client.close()

        # The battery was empty; it is another process that comes back online.
        again = device(mia, store)
        async with again as client:
            await until(client, lambda: client.waiting() == 0)
            assert client.refused() == []
            await equal(client, mia)
            assert {record.id for record in client.rows("shows")} == {*seen}
            record = client.get("shows", nights[0])
            assert record is not None
            assert (record.row["notes"], record.pending) == ("First of three.", False)

    run(work())


def test_an_edit_that_may_not_be_is_refused_with_its_reason(
    register: Register, tmp_path: Path
) -> None:
    mia, vic = register(), register("Vic Viewer")
    invite(mia, vic, "viewer")
    show = add_show(mia)

    async def work() -> None:
        async with device(vic, tmp_path / "vic.db") as client:
            await client.reached()
            client.update("shows", show["id"], {"notes": "Not mine to say."})
            await client.flush()
            (refused,) = client.refused()
            assert refused.verdict == "rejected"
            assert refused.code == "42501"
            record = client.get("shows", show["id"])
            assert record is not None
            assert (record.row["notes"], record.pending) == (None, False)
            client.discard(refused.operation.op_id)
            assert client.refused() == []

    run(work())


def test_a_push_whose_answer_was_lost_is_carried_out_once(
    register: Register, tmp_path: Path
) -> None:
    mia = register()
    show = add_show(mia)

    async def work() -> None:
        async with device(mia, tmp_path / "copy.db", way="polling") as client:
            await client.reached()
            answer = client.api.call
            lost = 0

            async def forgetful(function: str, **arguments: Any) -> Any:
                nonlocal lost
                said = await answer(function, **arguments)
                if function == "push" and lost < 2:
                    lost += 1
                    raise ConnectionLost("the answer was lost")
                return said

            client.api.call = forgetful  # type: ignore[method-assign]
            client.update("shows", show["id"], {"notes": "Once."})
            await until(client, lambda: client.waiting() == 0)
            await equal(client, mia)

    run(work())
    assert history(mia, "shows", show["id"], "notes") == ["Once."]


def test_a_device_edits_while_it_pushes(register: Register, tmp_path: Path) -> None:
    mia = register()
    show = add_show(mia)

    async def work() -> None:
        async with device(mia, tmp_path / "copy.db") as client:
            await client.reached()
            for number in range(30):
                client.update("shows", show["id"], {"notes": str(number)})
                await asyncio.sleep(0)
            await until(client, lambda: client.waiting() == 0)
            assert client.refused() == []
            await equal(client, mia)
            record = client.get("shows", show["id"])
            assert record is not None
            assert record.row["notes"] == "29"

    run(work())
