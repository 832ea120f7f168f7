"""Tokens are renewed in time and used once; who is signed out is told, and keeps the queue."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection

from ontour_client import (
    ApiError,
    Change,
    Client,
    Provider,
    Session,
    SignedOut,
    Status,
    Token,
    WebSocket,
)
from ontour_client.hub import Events
from ontour_client.tokens import claims, seconds_to_renewal
from tests.clients_python.devices import device, equal, run, until
from tests.support.people import PASSWORD, Person
from tests.support.shows import add_show

Register = Callable[..., Person]


async def signed_in(person: Person) -> Session:
    """A session of its own."""
    session = Session(str(person.api.base_url))
    await session.log_in(person.email, PASSWORD)
    return session


def test_a_session_renews_what_was_refused_and_saves_each_refresh_token(
    register: Register,
) -> None:
    mia = register()
    saved: list[str] = []

    async def work() -> None:
        session = Session(str(mia.api.base_url), mia.refresh_token, saved.append)
        # Many requests that need a token at once need one refresh.
        (token,) = {*await asyncio.gather(*(session.get() for _ in range(10)))}
        assert len(saved) == 1
        await session.get(refused=token)

    run(work())
    # A token that is as young as this stays the one that counts.
    assert len(saved) == 2


def test_a_wrong_password_is_said_as_such(register: Register) -> None:
    mia = register()

    async def work() -> None:
        with pytest.raises(ApiError) as refused:
            await Session(str(mia.api.base_url)).log_in(mia.email, "Melkweg2026!")
        assert (refused.value.status, refused.value.code) == (401, "INVALID_CREDENTIALS")

    run(work())


async def every(changes: Events[Change]) -> None:
    """Take changes until there are no more."""
    async for _ in changes:
        pass


@pytest.mark.parametrize("way", ["websocket", "sse", "polling"])
def test_who_signs_out_elsewhere_is_told_and_keeps_the_queue(
    register: Register, tmp_path: Path, way: str
) -> None:
    mia = register()
    show = add_show(mia)

    async def work() -> None:
        store = tmp_path / "copy.db"
        async with device(mia, store, way) as client:
            await client.reached()
            await until(client, lambda: client.position is not None)
            changes = client.changes()
            assert mia.api.post("/auth/logout").is_success
            client.update("shows", show["id"], {"notes": "Not sent."})
            with pytest.raises(SignedOut):
                await every(changes)
            with pytest.raises(SignedOut):
                await client.reached(10**9)
        kept = device(mia, store)
        assert kept.waiting() == 1
        await kept.close()

    run(work())


def test_a_socket_is_given_each_new_token_before_the_old_one_expires(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    mia = register()
    show = add_show(mia)
    given: asyncio.Queue[str] = asyncio.Queue()
    lost: list[Status] = []
    send = ClientConnection.send

    async def noted(socket: ClientConnection, message: Any) -> None:
        await send(socket, message)
        frame = json.loads(message)
        if frame["type"] == "token":
            given.put_nowait(frame["token"])

    # A token of fifteen minutes is renewed after a second.
    monkeypatch.setattr("ontour_client.tokens._MARGIN", 1.0)
    monkeypatch.setattr("ontour_client.tokens._MARGIN_SECONDS", 899.0)
    monkeypatch.setattr(ClientConnection, "send", noted)

    async def work() -> None:
        session = await signed_in(mia)
        url = str(mia.api.base_url)
        async with Client(url, session, transports=[WebSocket()]) as client:
            client.on(Status, lambda status: None if status.live else lost.append(status))
            await client.reached()
            tokens = [await given.get() for _ in range(3)]
            assert len({*tokens}) == 3
            change = {"notes": "Still following."}
            assert mia.api.patch(f"/api/shows/{show['id']}", json=change).is_success
            await equal(client, mia)

    run(work())
    assert lost == []


def test_a_token_says_whose_it_is_and_when_to_renew_it(register: Register) -> None:
    mia = register()
    assert claims(mia.token)["sub"] == mia.id
    seconds = seconds_to_renewal(mia.token)
    assert seconds is not None
    assert 0 < seconds < 900
    assert claims("no token") == claims("a.b.c") == {}
    assert seconds_to_renewal("no token") is None


def test_what_gives_the_refused_token_again_has_no_other() -> None:
    async def old() -> str:
        return "old"

    async def work() -> None:
        for tokens in (Token("old"), Provider(old)):
            assert await tokens.get() == "old"
            with pytest.raises(SignedOut):
                await tokens.get(refused="old")
        with pytest.raises(SignedOut):
            await Session("http://127.0.0.1:1").get()

    run(work())
