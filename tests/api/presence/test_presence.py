"""Presence over several relays: told once, in order, and of nobody who does not want it."""

from __future__ import annotations

import json
import threading
import uuid
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass

import pytest

from tests.support.database import Connection, Database
from tests.support.together import together
from tests.support.waiting import Listener, listening, wait_for_lock

ROUNDS = 25


@dataclass(frozen=True, slots=True)
class Crew:
    """An organization and its members."""

    database: Database
    org_id: uuid.UUID
    people: list[uuid.UUID]

    def say(
        self, relay: Connection, connection: uuid.UUID, person: int, status: str, lease: str = "1 h"
    ) -> None:
        """One connection of a person says how they are."""
        relay.execute(
            "select change.set_presence(%s, %s, %s, %s, %s)",
            [connection, self.people[person], self.org_id, status, lease],
        )


@pytest.fixture
def crew(db: Database) -> Crew:
    """Ten people."""
    org_id, people = uuid.uuid4(), [uuid.uuid4() for _ in range(10)]
    with db.connect() as superuser:
        for person in people:
            superuser.execute("insert into api.users (id, full_name) values (%s, 'Cal')", [person])
        superuser.execute(
            "insert into api.organizations (id, name) values (%s, 'The Band')", [org_id]
        )
        superuser.execute(
            "insert into api.memberships (org_id, user_id, role)"
            " select %s, unnest(%s::uuid[]), 'crew'",
            [org_id, people],
        )
    return Crew(db, org_id, people)


@pytest.fixture
def presence(crew: Crew) -> Iterator[Listener]:
    """What every relay hears."""
    with listening(crew.database, "presence") as listener:
        yield listener


@pytest.fixture
def relays(crew: Crew) -> Iterator[list[Connection]]:
    """The sessions of three relays."""
    with ExitStack() as sessions:
        yield [sessions.enter_context(crew.database.connect("relay")) for _ in range(3)]


def told(presence: Listener) -> list[tuple[uuid.UUID, str]]:
    """Who was announced, and how."""
    frames = [json.loads(word)["frame"] for word in presence.heard()]
    return [(uuid.UUID(frame["user_id"]), frame["status"]) for frame in frames]


def test_several_sweepers_announce_each_person_once(
    crew: Crew, relays: list[Connection], presence: Listener
) -> None:
    for person in range(10):
        crew.say(relays[0], uuid.uuid4(), person, "online", lease="0 s")
    assert len(told(presence)) == 10

    def sweep(number: int) -> int:
        with crew.database.connect("worker" if number % 2 else "relay") as session:
            return len(session.execute("select change.sweep_presence()").fetchall())

    swept = sum(together(6, sweep))
    # Who had no lock left somebody to the next round, which comes within a second.
    swept += sweep(0)

    assert swept == 10
    assert sorted(told(presence)) == sorted((person, "offline") for person in crew.people)


def test_a_person_whose_connections_close_at_once_is_offline_once(
    crew: Crew, relays: list[Connection], presence: Listener
) -> None:
    sockets = [uuid.uuid4(), uuid.uuid4()]

    def close(number: int) -> None:
        relays[number].execute("select change.clear_presence(%s)", [[sockets[number]]])

    for _ in range(ROUNDS):
        together(2, lambda number: crew.say(relays[number], sockets[number], 0, "online"))
        together(2, close)
        assert told(presence) == [(crew.people[0], "online"), (crew.people[0], "offline")]


def test_relays_that_stop_at_once_do_not_wait_for_each_other_in_a_circle(
    crew: Crew, relays: list[Connection], presence: Listener
) -> None:
    for _ in range(ROUNDS):
        sockets = [[uuid.uuid4() for _ in crew.people] for _ in relays]
        for mine, relay in zip(sockets, relays, strict=True):
            for person, socket in enumerate(mine):
                crew.say(relay, socket, person, "away")

        def stop(number: int, sockets: list[list[uuid.UUID]] = sockets) -> None:
            mine = sockets[number] if number else sockets[number][::-1]
            relays[number].execute("select change.renew_presence(%s)", [mine])
            relays[number].execute("select change.clear_presence(%s)", [mine])

        together(3, stop)
        assert sorted(told(presence)) == sorted(
            (person, status) for person in crew.people for status in ("away", "offline")
        )


def test_renewing_waits_for_nobody(crew: Crew, relays: list[Connection]) -> None:
    relay, other, _ = relays
    socket = uuid.uuid4()
    crew.say(relay, socket, 0, "online")
    with other.transaction():
        crew.say(other, socket, 0, "away")
        relay.execute("set lock_timeout to '1ms'")
        row = relay.execute("select change.renew_presence(%s)", [[socket]]).fetchone()
    assert row == ([],)


def test_who_hides_at_the_moment_of_coming_is_not_announced_after_it(
    crew: Crew, relays: list[Connection], presence: Listener
) -> None:
    relay, person = relays[0], crew.people[0]
    crew.say(relay, uuid.uuid4(), 0, "away")
    comes = threading.Thread(target=crew.say, args=(relay, uuid.uuid4(), 0, "online"))

    with (
        crew.database.connect() as superuser,
        crew.database.connect() as watch,
        superuser.transaction(),
    ):
        superuser.execute(
            "update api.users set is_presence_visible = false where id = %s", [person]
        )
        comes.start()
        wait_for_lock(watch, "change.set_presence")
    comes.join()

    assert told(presence) == [(person, "away"), (person, "offline")]


def test_who_is_removed_at_the_moment_of_coming_does_not_stay(
    crew: Crew, relays: list[Connection], presence: Listener
) -> None:
    relay, person = relays[0], crew.people[0]
    refused: list[str] = []

    def come() -> None:
        try:
            crew.say(relay, uuid.uuid4(), 0, "online")
        except Exception as error:
            refused.append(json.loads(str(error).splitlines()[0])["code"])

    crew.say(relay, uuid.uuid4(), 0, "away")
    comes = threading.Thread(target=come)
    with (
        crew.database.connect() as superuser,
        crew.database.connect() as watch,
        superuser.transaction(),
    ):
        superuser.execute(
            "update api.memberships set deleted_at = now() where user_id = %s", [person]
        )
        comes.start()
        wait_for_lock(watch, "change.set_presence")
    comes.join()

    assert refused == ["NOT_FOUND"]
    assert told(presence) == [(person, "away"), (person, "offline")]


def test_a_relay_may_do_nothing_but_call_functions(relays: list[Connection]) -> None:
    for query in ("select from change.presence", "select from api.users", "select from change.log"):
        with pytest.raises(Exception, match="permission denied"):
            relays[0].execute(query)
