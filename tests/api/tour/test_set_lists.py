"""A set list that many move about in at once: one order for everybody, and nothing lost."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial
from uuid import uuid4

import pytest

from tests.support.answers import refusal
from tests.support.people import Person
from tests.support.shows import Row, add, add_show, invite
from tests.support.together import together

Register = Callable[..., Person]


@pytest.fixture
def mia(register: Register) -> Person:
    """An owner."""
    return register("Mia Marlow")


def set_list(person: Person, length: int) -> tuple[Row, list[str]]:
    """A list of so many titles, and the ids of its rows."""
    made = add(person, "set_lists", show_id=add_show(person)["id"], name="Main set")
    songs = [
        add(person, "set_list_songs", set_list_id=made["id"], title=f"{n:02}")["id"]
        for n in range(length)
    ]
    return made, songs


def order(person: Person, made: Row) -> list[str]:
    """The rows of a list as they are played."""
    where = {"set_list_id": f"eq.{made['id']}", "order": "position,id", "select": "id"}
    return [row["id"] for row in person.api.get("/api/set_list_songs", params=where).json()]


def move(person: Person, row_id: str, after_id: str | None) -> int:
    """Ask for a place."""
    wanted = {"table_name": "set_list_songs", "id": row_id, "after_id": after_id}
    return person.api.post("/api/rpc/reorder", json=wanted).status_code


def moved(person: Person, pairs: list[list[str]], number: int) -> int:
    """Ask for one of many places."""
    return move(person, *pairs[number])


def test_a_song_moves_and_no_other(mia: Person) -> None:
    made, songs = set_list(mia, 4)
    assert order(mia, made) == songs
    assert move(mia, songs[3], songs[0]) == 200
    assert order(mia, made) == [songs[0], songs[3], songs[1], songs[2]]
    assert move(mia, songs[2], None) == 200
    assert order(mia, made) == [songs[2], songs[0], songs[3], songs[1]]
    where = {"set_list_id": f"eq.{made['id']}", "version": "gt.1", "select": "id"}
    touched = mia.api.get("/api/set_list_songs", params=where).json()
    assert {row["id"] for row in touched} == {songs[2], songs[3]}


def test_moves_at_the_same_moment_leave_one_order_in_which_all_stand(mia: Person) -> None:
    made, songs = set_list(mia, 8)
    dice = random.Random(5)  # noqa: S311 - the same moves every time
    for _ in range(6):
        pairs = [dice.sample(songs, 2) for _ in range(8)]
        assert set(together(8, partial(moved, mia, pairs))) == {200}
        found = order(mia, made)
        assert sorted(found) == sorted(songs)


def test_two_who_move_different_songs_both_have_their_way(mia: Person) -> None:
    made, songs = set_list(mia, 6)
    codes = together(2, lambda n: move(mia, songs[5 - n], songs[n]))
    assert codes == [200, 200]
    found = order(mia, made)
    assert found.index(songs[5]) == found.index(songs[0]) + 1
    assert found.index(songs[4]) == found.index(songs[1]) + 1


def test_a_gap_is_used_up_and_the_order_holds(mia: Person) -> None:
    made, songs = set_list(mia, 4)
    for n in range(60):
        assert move(mia, songs[1 + n % 3], songs[0]) == 200
        assert order(mia, made)[:2] == [songs[0], songs[1 + n % 3]]


def test_two_devices_offline_move_two_songs_to_one_place(mia: Person) -> None:
    made, songs = set_list(mia, 4)
    for device, song in (("one", songs[2]), ("two", songs[3])):
        operation = {
            "op_id": str(uuid4()),
            "op": "update",
            "table": "set_list_songs",
            "id": song,
            "base_version": 1,
            "fields": {"position": 1.5},
        }
        reply = mia.api.post("/api/rpc/push", json={"device_id": device, "operations": [operation]})
        assert reply.json()[0]["verdict"] == "applied", reply.text
    found = order(mia, made)
    assert found[0] == songs[0]
    assert sorted(found[1:3]) == sorted(songs[2:])
    assert found[3] == songs[1]
    # And somebody puts the last between those two.
    assert move(mia, songs[1], found[1]) == 200
    assert order(mia, made) == [songs[0], found[1], songs[1], found[2]]


def test_who_looks_on_moves_nothing(mia: Person, register: Register) -> None:
    vic, stranger = register("Vic Viewer"), register("Sid Stranger")
    invite(mia, vic, "viewer")
    made, songs = set_list(mia, 2)
    assert move(vic, songs[1], None) == 403
    assert move(stranger, songs[1], None) == 404
    wrong = {"table_name": "shows", "id": songs[0]}
    assert refusal(mia.api.post("/api/rpc/reorder", json=wrong)) == (422, "INVALID_ARGUMENT")
    assert order(mia, made) == songs


def test_a_list_is_copied_to_the_next_show(mia: Person) -> None:
    made, _ = set_list(mia, 3)
    next_show = add_show(mia, name="Tivoli", show_on="2026-11-29")
    wanted = {"id": made["id"], "show_id": next_show["id"]}
    copy = mia.api.post("/api/rpc/copy_set_list", json=wanted).json()
    assert (copy["show_id"], copy["name"]) == (next_show["id"], "Main set")
    where = {"select": "name,set_lists(name,set_list_songs(title))", "id": f"eq.{next_show['id']}"}
    [found] = mia.api.get("/api/shows", params=where).json()
    [copied] = found["set_lists"]
    assert sorted(song["title"] for song in copied["set_list_songs"]) == ["00", "01", "02"]
