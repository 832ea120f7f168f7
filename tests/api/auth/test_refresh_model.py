"""Whatever a bad network does to its owner, a session lives; whatever a thief does, it ends.

Time is simulated: what the database knows of the past is moved back. Requests of the owner's tabs
are under way at the same time, arrive and are answered in any order or never, each within half of
the grace (after that a client gives it up). All tabs share one store and take whatever answer
comes. The thief has copied the store.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from auth_bridge import tokens
from ontour.cluster import Cluster
from ontour.throwaway import TEMPLATE
from tests.support.database import Connection, cloned

GRACE = 10.0
# A little less: the database's clock goes on, too.
ROUND_TRIP = GRACE / 2 - 0.5
LIFETIME = timedelta(days=7)
KEY = b"k" * 32
GOOD = ("rotated", "repeated", "kept", "replaced")


@dataclass
class Request:
    """A refresh of one of the owner's tabs, under way."""

    token: str
    sent_at: float
    answer: str | None = None


@dataclass
class Party:
    """The owner or the thief."""

    token: str
    # When they presented a token last, and whether that was long after the last use by anybody.
    asked_at: float = -1e9
    is_apart: bool = False
    # How often they got an answer to such a use.
    alone: int = 0


class Refreshing(RuleBasedStateMachine):
    """One session, its owner, and from some point on a thief."""

    sql: Connection

    def __init__(self) -> None:
        super().__init__()
        self.now = self.passed = 0.0
        self.requests: list[Request] = []
        self.thief: Party | None = None
        self.ended = False

    @initialize()
    def sign_in(self) -> None:
        """Somebody new, and their first token."""
        first = tokens.new_refresh_token()
        row = self.sql.execute(
            "select auth.register(email => %s, password_hash => '$argon2id$x',"
            " full_name => 'Mia', token_hash => %s, lifetime => %s)",
            (f"{uuid.uuid4().hex}@example.com", tokens.digest(first), LIFETIME),
        ).fetchone()
        assert row
        self.session_id = row[0]["session_id"]
        self.owner = Party(first)

    # --- The world -------------------------------------------------------------------------------

    @rule(seconds=st.sampled_from([0.1, 1.0, 2.0, 4.5, 5.1, 9.0, 10.1, 900.0, 86_400.0]))
    def pass_time(self, seconds: float) -> None:
        """Answers that would be late are given up."""
        self.now += seconds
        self.passed += seconds
        self.requests = [one for one in self.requests if self.now - one.sent_at <= ROUND_TRIP]

    @precondition(lambda self: len(self.requests) < 5)
    @rule()
    def a_tab_asks(self) -> None:
        """With what the store holds at this moment."""
        self.requests.append(Request(self.owner.token, self.now))

    @precondition(lambda self: self.requests)
    @rule(data=st.data())
    def a_request_arrives(self, data: st.DataObject) -> None:
        """The server judges it."""
        request = self._one(data)
        if request.answer is None:
            request.answer = self._present(self.owner, self.thief, request.token)
            if request.answer is None:
                self.requests.remove(request)

    @precondition(lambda self: any(one.answer for one in self.requests))
    @rule(data=st.data())
    def an_answer_comes(self, data: st.DataObject) -> None:
        """The tab stores it, whatever the store holds by now."""
        request = self._one(data)
        if request.answer:
            self.requests.remove(request)
            self.owner.token = request.answer
            self._count(self.owner, self.thief)

    @rule(late=st.lists(st.booleans(), min_size=2, max_size=5))
    def tabs_are_opened(self, late: list[bool]) -> None:
        """Each asks at once; some answers take until all others have come."""
        waiting: list[str] = []
        for is_late in late:
            answer = self._present(self.owner, self.thief, self.owner.token)
            if answer and is_late:
                waiting.append(answer)
            elif answer:
                self.owner.token = answer
        for answer in reversed(waiting):
            self.owner.token = answer
        self._count(self.owner, self.thief)

    @precondition(lambda self: self.requests)
    @rule(data=st.data())
    def a_message_is_lost(self, data: st.DataObject) -> None:
        """On its way to the server or back."""
        self.requests.remove(self._one(data))

    @precondition(lambda self: not self.thief)
    @rule()
    def the_store_is_copied(self) -> None:
        """From here on two hold the session."""
        self.thief = Party(self.owner.token)

    @precondition(lambda self: self.thief)
    @rule()
    def the_thief_asks(self) -> None:
        """Over a perfect network."""
        assert self.thief
        answer = self._present(self.thief, self.owner, self.thief.token)
        if answer:
            self.thief.token = answer
            self._count(self.thief, self.owner)

    @precondition(lambda self: self.thief)
    @rule(wait=st.sampled_from([GRACE + 1, 900.0]), of_the_thief=st.booleans())
    def they_take_turns(self, wait: float, of_the_thief: bool) -> None:
        """Nobody else is under way when one of them asks: the hardest to tell from bad luck."""
        self.requests.clear()
        self.pass_time(wait)
        if of_the_thief:
            self.the_thief_asks()
        else:
            answer = self._present(self.owner, self.thief, self.owner.token)
            if answer:
                self.owner.token = answer
                self._count(self.owner, self.thief)

    # --- What must hold --------------------------------------------------------------------------

    @invariant()
    def nobody_is_signed_out_without_a_thief(self) -> None:
        """0 false log-outs."""
        assert self.thief or not self.ended

    @invariant()
    def two_do_not_both_go_on(self) -> None:
        """It is over once each has gone on since they last held the same token."""
        if self.thief and not self.ended:
            assert min(self.owner.alone, self.thief.alone) < 2

    def teardown(self) -> None:
        """An end is one event, and the end."""
        row = self.sql.execute(
            """
            select
                count(*) filter (where events.kind = 'refresh_reused'),
                bool_or(sessions.revoked_at is not null)
            from auth.sessions
            left join auth.security_events as events on events.session_id = sessions.id
            where sessions.id = %s
            """,
            (self.session_id,),
        ).fetchone()
        assert row == (int(self.ended), self.ended)

    # --- How -------------------------------------------------------------------------------------

    def _one(self, data: st.DataObject) -> Request:
        return self.requests[data.draw(st.integers(0, len(self.requests) - 1))]

    def _present(self, party: Party, other: Party | None, token: str) -> str | None:
        self.sql.execute(
            "update auth.sessions set successor_at = successor_at - %s where id = %s",
            (timedelta(seconds=self.passed), self.session_id),
        )
        self.passed = 0.0
        nonce = uuid.uuid4().bytes
        row = self.sql.execute(
            "select auth.refresh_session(%s, %s, %s, %s, %s)",
            (
                hashlib.sha256(token.encode()).digest(),
                nonce,
                tokens.digest(tokens.successor(KEY, nonce)),
                LIFETIME,
                timedelta(seconds=GRACE),
            ),
        ).fetchone()
        assert row
        found: dict[str, Any] = row[0]
        if self.ended:
            assert found == {"outcome": "revoked"}
            return None
        if found["outcome"] not in GOOD:
            assert found == {"outcome": "reused"}
            self.ended = True
            return None
        last = max(party.asked_at, other.asked_at if other else party.asked_at)
        party.is_apart = self.now - last > GRACE
        party.asked_at = self.now
        if found["nonce"]:
            return tokens.successor(KEY, bytes.fromhex(found["nonce"]))
        assert found["outcome"] == "kept"
        return token

    def _count(self, party: Party, other: Party | None) -> None:
        if other is None:
            return
        if party.is_apart:
            party.alone += 1
            party.is_apart = False
        elif party.token == other.token and self.now - other.asked_at <= GRACE:
            party.alone = other.alone = 0


@pytest.fixture(scope="module")
def owner_sql(cluster: Cluster) -> Iterator[Connection]:
    """A session in a database of its own, where nothing waits for a disk."""
    with (
        cloned(cluster, TEMPLATE, f"model_{uuid.uuid4().hex}") as database,
        database.connect() as sql,
    ):
        yield sql


def test_no_network_signs_anybody_out_and_no_thief_stays(owner_sql: Connection) -> None:
    machine = type("Machine", (Refreshing,), {"sql": owner_sql})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=60,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
