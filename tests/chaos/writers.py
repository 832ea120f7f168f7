"""Writers: threads that carry out one action after another, whatever becomes of the server."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from functools import partial
from uuid import UUID

import httpx
import psycopg

from tests.chaos import actions
from tests.chaos.actions import Undo, Work
from tests.chaos.ground import Connection, Ground, Person
from tests.chaos.ledger import COMMITTED, ROLLED_BACK, UNKNOWN, Attempt, Ledger

Action = Callable[[Work], None]


class Writer(threading.Thread):
    """Writes until told to halt, `pace` seconds between two transactions on average."""

    def __init__(self, name: str, ground: Ground, ledger: Ledger, seed: str, pace: float) -> None:
        super().__init__(name=name, daemon=True)
        self._ground = ground
        self._ledger = ledger
        self._rng = random.Random(seed + name)  # noqa: S311 - to repeat a run, not to keep a secret
        self._pace = pace
        self._halt = threading.Event()

    def halt(self) -> None:
        """End the thread after what it is doing."""
        self._halt.set()

    def run(self) -> None:
        """Write, and connect anew when the server is back."""
        while not self._halt.is_set():
            try:
                self.write()
            except (psycopg.OperationalError, httpx.TransportError):
                self._halt.wait(0.2)

    def write(self) -> None:
        """Write until told to halt, or cut off."""
        raise NotImplementedError

    def pause(self) -> None:
        """Wait for the next turn."""
        self._halt.wait(self._rng.expovariate(1 / self._pace))


class SqlWriter(Writer):
    """In SQL, as one of `people` with their rights; as the tables' owner where there are none."""

    def __init__(
        self, name: str, ground: Ground, ledger: Ledger, seed: str, pace: float,
        choices: dict[Action, int], people: list[Person], deleted: list[tuple[UUID, int]],
    ) -> None:  # fmt: skip
        super().__init__(name, ground, ledger, seed, pace)
        self._choices = choices
        self._people = people
        self._deleted = deleted
        names = ("Fin", "Cal", "Vera", "Multi", "Jo", "Jo", "Jo")
        self._guests = [ground.people[name] for name in names]

    def write(self) -> None:
        with self._ground.connect("authenticator" if self._people else "migrator") as connection:
            connection.execute("set idle_in_transaction_session_timeout = 0")
            connection.execute("set lock_timeout = '3s'")
            while not self._halt.is_set():
                (action,) = self._rng.choices([*self._choices], [*self._choices.values()])
                self._attempt(connection, action)
                self.pause()

    def _attempt(self, connection: Connection, action: Action) -> None:
        name = action.func.__name__ if isinstance(action, partial) else action.__name__
        attempt = Attempt(name, time.monotonic())
        self._ledger.attempts.append(attempt)
        cursor = connection.cursor()
        committing = False
        try:
            cursor.execute("begin")
            work = self._work(cursor)
            # Its number is drawn early and its last row is written late.
            attempt.tx_id = work.run("select pg_current_xact_id()::text")
            action(work)
            attempt.rows = work.rows
            committing = True
            cursor.execute("commit")
            attempt.outcome = COMMITTED
        except Undo:
            cursor.execute("rollback")
            attempt.outcome = ROLLED_BACK
        except psycopg.Error as error:
            lost = connection.broken or connection.closed
            attempt.outcome = UNKNOWN if lost and committing else ROLLED_BACK
            why = error.diag.message_primary or type(error).__name__
            self._ledger.refused[f"{name}: {error.sqlstate}: {why[:60]}"] += 1
            if lost:
                raise psycopg.OperationalError from error
            cursor.execute("rollback")
        finally:
            attempt.ended = time.monotonic()

    def _work(self, cursor: psycopg.Cursor[tuple[object, ...]]) -> Work:
        person = self._rng.choice(self._people) if self._people else None
        if person:
            actions.become(cursor, person)
        olivia, bob = self._ground.people["Olivia"], self._ground.people["Bob"]
        at_home = self._rng.random() < 0.7
        # Owners write at home; others where they may, or are refused.
        home = person if person in (olivia, bob) else olivia if at_home else bob
        assert home is not None
        return Work(
            cursor, self._rng, home.org_id, person or olivia, self._guests, self._halt.wait,
            self._deleted,
        )  # fmt: skip


class HttpWriter(Writer):
    """Over HTTP, as a front end does."""

    def write(self) -> None:
        person = self._ground.people[self._rng.choice(("Olivia", "Bob"))]
        url = self._ground.stack.base_url
        headers = {
            "Authorization": f"Bearer {self._ground.token(person, 60)}",
            "Prefer": "return=representation",
        }
        with httpx.Client(base_url=url, headers=headers, timeout=20) as client:
            made = self._answered(
                client.post("/api/shows", json={"name": f"Sent {self._rng.random()}"})
            )
            self.pause()
            for number in range(3):
                for row_id in made:
                    body = {"expected_attendance": number}
                    self._answered(client.patch(f"/api/shows/{row_id}", json=body))
                self.pause()
            for row_id in made:
                if self._answered(client.delete(f"/api/shows/{row_id}")):
                    again = {"table_name": "shows", "id": row_id, "version": 1}
                    self._answered(client.post("/api/rpc/restore", json=again))
            self.pause()

    def _answered(self, reply: httpx.Response) -> list[str]:
        if not reply.is_success:
            self._ledger.refused[f"HTTP: {reply.status_code}"] += 1
            return []
        body = reply.json()
        rows = body if isinstance(body, list) else [body]
        self._ledger.answered += [(row["id"], row["version"]) for row in rows]
        return [row["id"] for row in rows]


def writers(
    ground: Ground, ledger: Ledger, seed: str, hold_seconds: float, bulk_seconds: float
) -> list[Writer]:
    """All of a run."""
    people = ground.people
    deleted: list[tuple[UUID, int]] = []

    def sql(name: str, pace: float, choices: dict[Action, int], *names: str) -> Writer:
        who = [people[one] for one in names]
        return SqlWriter(name, ground, ledger, seed, pace, choices, who, deleted)

    holds: dict[Action, int] = {partial(actions.hold, seconds=hold_seconds): 1}
    everybody = ("Olivia", "Olivia", "Bob", "Fin", "Multi", "Jo", "Cal")
    return [
        sql("first", 0.05, actions.MEMBERS, *everybody),
        sql("second", 0.05, actions.MEMBERS, *everybody),
        sql("third", 0.1, actions.MEMBERS, "Olivia", "Bob"),
        sql("holds", 0.1, holds, "Olivia"),
        sql("holds too", 0.7, holds, "Olivia", "Bob"),
        sql("bulk", bulk_seconds, {actions.bulk: 1}, "Olivia"),
        sql("owner", 0.4, actions.OWNERS),
        HttpWriter("http", ground, ledger, seed, 0.1),
    ]
