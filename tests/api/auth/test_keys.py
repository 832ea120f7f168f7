"""Signing keys are rotated under load, retire by themselves, and are refused at once when lost."""

from __future__ import annotations

import json
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx
import jwt
import pytest

from auth_bridge import keys
from auth_bridge.jwk import Signer
from ontour import key_rotation
from ontour.cluster import Cluster
from ontour.errors import Problem
from ontour.stack import Stack
from ontour.throwaway import Throwaway
from tests.conftest import NO_RATE_LIMIT
from tests.feed.sockets import socket
from tests.support import people
from tests.support.answers import refusal
from tests.support.people import Person
from tests.support.shows import add_show
from tests.support.stacks import own_stack
from tests.support.waiting import eventually

READERS = 6
REFUSED = {(401, "TOKEN_INVALID")}


@pytest.fixture(scope="module")
def rolling(throwaway: Throwaway, cluster: Cluster) -> Iterator[Stack]:
    """A stack whose keys are nobody else's."""
    with own_stack(throwaway, cluster, "keys", gateway=NO_RATE_LIMIT) as running:
        yield running


@pytest.fixture
def join(rolling: Stack) -> Iterator[Callable[[], Person]]:
    """Sign somebody up there."""
    with ExitStack() as clients, httpx.Client(base_url=rolling.base_url, timeout=30) as http:

        def sign_up() -> Person:
            person = people.register(http)
            clients.enter_context(person.api)
            return person

        yield sign_up


@pytest.fixture(autouse=True)
def _one_key(rolling: Stack) -> None:
    """Each test begins with one key, as if the last rotation were long ago."""
    let_retire(rolling)


def let_retire(stack: Stack) -> None:
    """As if the last token of the key before had expired."""
    keys.settle(stack.keys, 960)
    file = stack.keys / "keys.json"
    known = json.loads(file.read_text())
    for one in known:
        one["retires_at"] = one["retires_at"] and 1
    file.write_text(json.dumps(known))
    keys.settle(stack.keys)
    assert len(keys.accepted(stack.keys)) == 1


def rotate(stack: Stack) -> tuple[str, str]:
    return key_rotation.rotate(stack.keys, stack.base_url)


def forged(person: Person, signer: Signer, kid: str) -> dict[str, str]:
    """The person's claims, signed by this key under that name."""
    claims = jwt.decode(person.token, options={"verify_signature": False})
    return bearer(jwt.encode(claims, signer.key, "EdDSA", headers={"kid": kid}))


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def kid_of(token: str) -> str:
    return str(jwt.get_unverified_header(token)["kid"])


def answers(stack: Stack, headers: dict[str, str]) -> set[tuple[int, str]]:
    """What every part that checks tokens says to these headers."""
    paths = [path for path, _ in key_rotation.CHECKERS.values()]
    accept = {"Accept": "application/json, text/event-stream"}
    return {refusal(httpx.get(stack.base_url + path, headers=headers | accept)) for path in paths}


@dataclass
class Load:
    """Somebody who asks without pause on a kept connection, and gets a new token now and then."""

    stack: Stack
    tokens: dict[str, Any]
    seen: Counter[str] = field(default_factory=Counter)
    signed_by: Counter[str] = field(default_factory=Counter)

    def run(self, stop: threading.Event, fresh: threading.Event) -> None:
        """Ask until told to stop; with `fresh` set, refresh first."""
        with httpx.Client(base_url=self.stack.base_url, timeout=30) as http:
            while not stop.is_set():
                if fresh.is_set() or sum(self.seen.values()) % 40 == 0:
                    token = {"refresh_token": self.tokens["refresh_token"]}
                    if (reply := self._ask(http, "POST", "/auth/refresh", json=token)).is_success:
                        self.tokens = reply.json()
                headers = bearer(self.tokens["access_token"])
                self.signed_by[kid_of(self.tokens["access_token"])] += 1
                self._ask(http, "GET", "/api/shows", headers=headers)
                self._ask(http, "GET", "/auth/me", headers=headers)

    def _ask(self, http: httpx.Client, method: str, path: str, **more: Any) -> httpx.Response:
        try:
            reply = http.request(method, path, **more)
        except httpx.HTTPError as error:
            self.seen[repr(error)] += 1
            raise
        self.seen[str(reply.status_code)] += 1
        return reply


@contextmanager
def under_load(stack: Stack, join: Callable[[], Person]) -> Iterator[tuple[list[Load], Any]]:
    """Readers in threads of their own; the second value has them use new tokens only."""
    found = [
        Load(stack, {"access_token": person.token, "refresh_token": person.refresh_token})
        for person in (join() for _ in range(READERS))
    ]
    stop, fresh = threading.Event(), threading.Event()
    threads = [threading.Thread(target=load.run, args=(stop, fresh)) for load in found]
    for thread in threads:
        thread.start()
    try:
        yield found, fresh
    finally:
        stop.set()
        for thread in threads:
            thread.join()


def test_rotating_twice_under_load_fails_no_request_and_no_socket(
    rolling: Stack, join: Callable[[], Person]
) -> None:
    mia = join()
    with under_load(rolling, join) as (loads, fresh), socket(rolling, mia) as feed:
        assert feed.subscribe()["type"] == "subscribed"
        first, second = rotate(rolling)
        show = add_show(mia, name="Signed before")
        assert feed.next("change")["id"] == show["id"]
        fresh.set()
        eventually(lambda: all(kid_of(load.tokens["access_token"]) == second for load in loads))
        login = {"email": mia.email, "password": people.PASSWORD}
        new = httpx.post(f"{rolling.base_url}/auth/login", json=login).json()["access_token"]
        feed.say("token", token=new)
        feed.next("token")
        let_retire(rolling)
        again, third = rotate(rolling)
        assert again == second
        eventually(lambda: all(load.signed_by[third] > 5 for load in loads))
        headers = bearer(new)
        shown = httpx.get(f"{rolling.base_url}/api/shows?id=eq.{show['id']}", headers=headers)
        assert shown.json()[0]["name"] == "Signed before"
    seen = sum((load.seen for load in loads), Counter[str]())
    assert set(seen) == {"200"}, seen
    assert seen["200"] > 500
    assert all({first, second, third} == set(load.signed_by) for load in loads)


def test_a_key_retires_by_itself_also_if_the_bridge_was_down_at_its_time(
    rolling: Stack, join: Callable[[], Person]
) -> None:
    mia = join()
    old = keys.load(rolling.keys).signer
    _, new = rotate(rolling)
    eventually(lambda: keys.accepted(rolling.keys)[-1].retires_at)
    assert mia.api.get("/auth/me").status_code == 200
    file = rolling.keys / "keys.json"
    file.write_text(
        json.dumps(
            [one | {"retires_at": one["retires_at"] and 1} for one in json.loads(file.read_text())]
        )
    )
    rolling.restart("bridge")
    eventually(lambda: [one.kid for one in keys.accepted(rolling.keys)] == [new])
    assert answers(rolling, bearer(mia.token)) == REFUSED
    # PostgREST looks at no kid: it has to have forgotten the key itself.
    eventually(lambda: mia.api.get("/api/shows", headers=forged(mia, old, new)).is_error)


def test_a_third_key_waits_until_the_first_has_retired(rolling: Stack) -> None:
    first, _ = rotate(rolling)
    with pytest.raises(Problem, match=f"the tokens of {first} live"):
        rotate(rolling)


def test_a_lost_key_is_refused_everywhere_at_once_and_sessions_live_on(
    rolling: Stack, join: Callable[[], Person]
) -> None:
    mia = join()
    lost = keys.load(rolling.keys).signer
    with socket(rolling, mia) as feed:
        new = key_rotation.revoke(rolling.keys, rolling.base_url, lost.kid)
        told = time.monotonic()
        assert answers(rolling, bearer(mia.token)) == REFUSED
        assert feed.closed() == (4401, "TOKEN_INVALID")
        # At once, on a machine as busy as may be: the token would live for minutes.
        assert time.monotonic() - told < 10
    # Whoever has found the key signs in the name of the new one.
    assert mia.api.get("/api/shows", headers=forged(mia, lost, new)).status_code == 401
    assert mia.api.get("/auth/me", headers=forged(mia, lost, new)).status_code == 401
    token = {"refresh_token": mia.refresh_token}
    reply = httpx.post(f"{rolling.base_url}/auth/refresh", json=token)
    headers = bearer(reply.json()["access_token"])
    assert kid_of(reply.json()["access_token"]) == new
    assert mia.api.get("/api/shows", headers=headers).status_code == 200


def test_a_lost_key_that_signs_no_more_is_refused_at_once_too(
    rolling: Stack, join: Callable[[], Person]
) -> None:
    mia = join()
    lost = keys.load(rolling.keys).signer
    _, signing = rotate(rolling)
    assert mia.api.get("/api/shows").status_code == 200
    assert key_rotation.revoke(rolling.keys, rolling.base_url, lost.kid) == signing
    assert answers(rolling, bearer(mia.token)) == REFUSED
    assert mia.api.get("/api/shows", headers=forged(mia, lost, signing)).status_code == 401
    assert [one.kid for one in keys.accepted(rolling.keys)] == [signing]


def test_without_postgrest_the_old_key_goes_on_and_the_next_call_ends_the_rotation(
    rolling: Stack, join: Callable[[], Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = keys.load(rolling.keys).kid
    rolling.kill("postgrest")
    with monkeypatch.context() as patch:
        patch.setattr(key_rotation, "PATIENCE_SECONDS", 0.5)
        with pytest.raises(Problem, match="PostgREST did not accept"):
            rotate(rolling)
    assert keys.load(rolling.keys).kid == before
    waiting = keys.next_signer(rolling.keys)
    assert waiting
    rolling.restart("postgrest")
    assert rotate(rolling) == (before, waiting.kid)
    assert join().api.get("/api/shows").status_code == 200


def test_an_unknown_key_is_not_revoked(rolling: Stack) -> None:
    before = (rolling.keys / "keys.json").read_text()
    with pytest.raises(Problem, match="There is no key x"):
        key_rotation.revoke(rolling.keys, rolling.base_url, "x")
    assert (rolling.keys / "keys.json").read_text() == before


def test_jwks_tells_the_world_of_both_keys(rolling: Stack) -> None:
    before, after = rotate(rolling)
    published = httpx.get(f"{rolling.base_url}/auth/.well-known/jwks.json").json()["keys"]
    assert [key["kid"] for key in published] == [after, before]
