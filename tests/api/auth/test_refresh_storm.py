"""1,000 clients with five tabs each refresh over a network that loses a third of all messages.

The mass calls the bridge's one statement as the bridge does, over twice as many connections; a
slice of it goes through the gateway. An answer that is lost is one that nobody reads.
"""

from __future__ import annotations

import asyncio
import random
import uuid
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import httpx
from psycopg_pool import AsyncConnectionPool

from auth_bridge import tokens
from ontour.cluster import Cluster
from ontour.stack import Stack
from ontour.throwaway import TEMPLATE
from tests.support import people
from tests.support.database import Connection, Database, cloned

CLIENTS, TABS = 1000, 5
GOOD = {"rotated", "repeated", "kept", "replaced"}
CONNECTIONS = 10
LOST = 1 / 3
KEY = b"k" * 32
LIFETIME, GRACE = timedelta(days=7), timedelta(seconds=10)


@dataclass
class Store:
    """What the tabs of one browser share."""

    token: str


def sign_up(sql: Connection, count: int) -> list[Store]:
    """So many people with a session each, in one statement."""
    stores = [Store(tokens.new_refresh_token()) for _ in range(count)]
    with sql.transaction():
        sql.execute(
            """
            select auth.register(
                email => replace(gen_random_uuid()::text, '-', '') || '@example.com',
                password_hash => '$argon2id$x',
                full_name => 'Mia',
                token_hash => first,
                lifetime => %s
            )
            from unnest(%s::bytea[]) as first
            """,
            (LIFETIME, [tokens.digest(store.token) for store in stores]),
        )
    return stores


async def present(pool: AsyncConnectionPool, token: str) -> dict[str, Any]:
    """A refresh as the bridge makes it; its answer has the newest token in it."""
    nonce = uuid.uuid4().bytes
    async with pool.connection() as connection:
        row = await (
            await connection.execute(
                "select auth.refresh_session(%s, %s, %s, %s, %s)",
                (
                    tokens.digest(token), nonce, tokens.digest(tokens.successor(KEY, nonce)),
                    LIFETIME, GRACE,
                ),
                prepare=True,
            )
        ).fetchone()  # fmt: skip
    assert row
    answer: dict[str, Any] = row[0]
    made_of = answer.get("nonce")
    return answer | {"token": tokens.successor(KEY, bytes.fromhex(made_of)) if made_of else token}


async def tab(pool: AsyncConnectionPool, store: Store, dice: random.Random) -> list[str]:
    """Refresh with what the store holds until an answer comes; returns what was answered."""
    outcomes = []
    while True:
        answer = await present(pool, store.token)
        outcomes.append(answer["outcome"])
        if answer["outcome"] not in GOOD:
            return outcomes
        if dice.random() > LOST:
            store.token = answer["token"]
            return outcomes


def let_grace_pass(sql: Connection) -> None:
    """Everybody's answers have come or are lost."""
    sql.execute(
        "update auth.sessions set successor_at = successor_at - interval '1 hour'"
        " where successor_at is not null"
    )


async def storm(
    database: Database, stores: list[Store], seed: int, tabs_each: int = TABS
) -> Counter[str]:
    """All tabs of all clients at once, in whatever order the database takes them."""
    dice = random.Random(seed)  # noqa: S311
    async with AsyncConnectionPool(
        database.cluster.dsn("bridge", database.name), min_size=CONNECTIONS, max_size=CONNECTIONS
    ) as pool:
        tabs = [store for store in stores for _ in range(tabs_each)]
        dice.shuffle(tabs)
        waiting = asyncio.Semaphore(CONNECTIONS * 4)

        async def one(store: Store) -> list[str]:
            async with waiting:
                return await tab(pool, store, dice)

        answered = await asyncio.gather(*(one(store) for store in tabs))
    return Counter(outcome for outcomes in answered for outcome in outcomes)


def ended(sql: Connection) -> int:
    return sql.execute("select from auth.sessions where revoked_at is not null").rowcount


def test_a_thousand_clients_with_five_tabs_stay_signed_in_and_every_thief_is_found(
    cluster: Cluster,
) -> None:
    with (
        cloned(cluster, TEMPLATE, f"storm_{uuid.uuid4().hex}") as database,
        database.connect() as sql,
    ):
        stores = sign_up(sql, CLIENTS)
        first = [store.token for store in stores]
        for number, tabs_each in enumerate((TABS, 1)):
            seen = asyncio.run(storm(database, stores, number, tabs_each))
            let_grace_pass(sql)
            assert set(seen) <= GOOD, seen
            assert seen["rotated"] >= CLIENTS
            assert sum(seen.values()) > CLIENTS * tabs_each
        assert ended(sql) == 0

        # Now copies of the first tokens come back, each from two places at once.
        thieves = [Store(token) for token in first]
        seen = asyncio.run(storm(database, thieves, 2, tabs_each=2))
        assert seen == {"reused": CLIENTS, "revoked": CLIENTS}
        assert ended(sql) == CLIENTS
        events = sql.execute("select from auth.security_events where kind = 'refresh_reused'")
        assert events.rowcount == CLIENTS
        mails = sql.execute("select from mail.messages where template = 'session_reused'")
        assert mails.rowcount == CLIENTS


def test_owners_whose_answers_are_lost_for_an_hour_stay_signed_in(cluster: Cluster) -> None:
    with (
        cloned(cluster, TEMPLATE, f"tunnel_{uuid.uuid4().hex}") as database,
        database.connect() as sql,
    ):
        stores = sign_up(sql, 20)
        for number in range(3):
            asyncio.run(storm(database, [Store(store.token) for store in stores], number))
            let_grace_pass(sql)
        seen = asyncio.run(storm(database, stores, 3))
        assert seen["replaced"] >= 20
        assert ended(sql) == 0


def test_a_slice_of_the_storm_over_http(
    stack: Stack, http: httpx.Client, superuser_sql: Connection
) -> None:
    persons = [people.register(http, f"Storm {number}") for number in range(6)]
    for person in persons:
        person.api.close()
    stores = [Store(person.refresh_token) for person in persons]
    dice = random.Random(4)  # noqa: S311

    async def one(client: httpx.AsyncClient, store: Store) -> int:
        while True:
            body = {"refresh_token": store.token}
            reply = await client.post("/auth/refresh", json=body)
            if not reply.is_success:
                return reply.status_code
            if dice.random() > LOST:
                store.token = reply.json()["refresh_token"]
                return reply.status_code

    async def all_tabs() -> list[int]:
        async with httpx.AsyncClient(base_url=stack.base_url, timeout=60) as client:
            return await asyncio.gather(
                *(one(client, store) for store in stores for _ in range(TABS))
            )

    for _ in range(3):
        assert Counter(asyncio.run(all_tabs())) == {200: len(stores) * TABS}
        superuser_sql.execute(
            "update auth.sessions set successor_at = successor_at - interval '1 hour'"
            " where successor_at is not null and user_id = any (%s::uuid[])",
            ([person.id for person in persons],),
        )
    query = "select from auth.sessions where revoked_at is not null and user_id = any (%s::uuid[])"
    assert superuser_sql.execute(query, ([person.id for person in persons],)).rowcount == 0
