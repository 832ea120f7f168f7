"""A person sees where they are signed in, and ends what should not be: sockets close at once."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from typing import Any

import httpx
import pytest

from ontour.stack import Stack
from tests.feed.sockets import Socket, socket
from tests.support.answers import refusal
from tests.support.database import Connection
from tests.support.people import PASSWORD, Person, join, signed_in

Register = Callable[..., Person]

# From the end of a session to the close of its sockets: at once, on a machine as busy as may be.
# Its token would keep them open for minutes.
SECONDS = 10.0


@pytest.fixture
def again(http: httpx.Client) -> Iterator[Callable[..., Person]]:
    """Sign somebody in on another device: again(mia, "Phone/1.0")."""
    with ExitStack() as clients:

        def sign_in(person: Person, user_agent: str = "Phone/1.0", **fields: str) -> Person:
            body = {"email": person.email, "password": PASSWORD, **fields}
            reply = http.post("/auth/login", json=body, headers={"User-Agent": user_agent})
            assert reply.is_success, reply.text
            found = signed_in(http, reply.json())
            clients.enter_context(found.api)
            return found

        yield sign_in


def sessions(person: Person) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = person.api.get("/auth/sessions").json()["sessions"]
    return found


def devices(person: Person) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = person.api.get("/auth/devices").json()["devices"]
    return found


def closes(client: Socket, since: float) -> None:
    """The socket is closed because its session has ended, soon after the cause."""
    assert client.closed() == (4401, "SESSION_REVOKED")
    assert time.monotonic() - since < SECONDS


def test_two_devices_and_one_of_them_is_signed_out_from_the_other(
    stack: Stack, register: Register, again: Callable[..., Person], http: httpx.Client
) -> None:
    mia = register()
    phone = again(mia)
    with socket(stack, phone) as lost, socket(stack, mia) as kept:
        here, there = sessions(mia)
        assert (here["current"], there["current"]) == (True, False)
        assert there["user_agent"] == "Phone/1.0"
        assert (there["ip"], there["amr"], there["acr"]) == ("127.0.0.1", ["pwd"], "aal1")
        assert there["device"]["id"] != here["device"]["id"]
        assert there["created_at"] <= there["last_used_at"] < there["expires_at"]

        told = time.monotonic()
        assert mia.api.delete(f"/auth/sessions/{there['id']}").status_code == 204
        for path in ("/api/shows", "/auth/me", "/auth/sessions"):
            assert refusal(phone.api.get(path)) == (401, "SESSION_REVOKED")
        token = {"refresh_token": phone.refresh_token}
        reply = http.post("/auth/refresh", json=token)
        assert refusal(reply) == (401, "SESSION_REVOKED")
        closes(lost, told)
        assert kept.subscribe()["type"] == "subscribed"
    assert [one["id"] for one in sessions(mia)] == [here["id"]]


def test_a_session_has_the_name_that_it_is_given(register: Register) -> None:
    mia = register()
    [one] = sessions(mia)
    path = f"/auth/sessions/{one['id']}"
    assert one["name"] is None
    assert mia.api.patch(path, json={"name": "  Laptop at the office "}).status_code == 204
    assert sessions(mia)[0]["name"] == "Laptop at the office"
    assert mia.api.patch(path, json={"name": None}).status_code == 204
    assert sessions(mia)[0]["name"] is None


@pytest.mark.parametrize("name", ["", " ", "x" * 101, "a\nb", 1])
def test_what_is_no_name_is_refused(name: object, register: Register) -> None:
    mia = register()
    [one] = sessions(mia)
    reply = mia.api.patch(f"/auth/sessions/{one['id']}", json={"name": name})
    assert refusal(reply) == (422, "VALIDATION_FAILED")


def test_what_is_not_ones_own_is_not_found(register: Register) -> None:
    mia, cal = register("Mia Marlow"), register("Cal Crew")
    theirs, device = sessions(cal)[0]["id"], devices(cal)[0]["id"]
    for kind, one in (("sessions", theirs), ("devices", device)):
        for row in (one, str(uuid.uuid4()), "x"):
            path = f"/auth/{kind}/{row}"
            assert refusal(mia.api.delete(path)) == (404, "NOT_FOUND")
            assert refusal(mia.api.patch(path, json={"name": "Mine"})) == (404, "NOT_FOUND")
    assert (len(sessions(cal)), sessions(cal)[0]["name"], devices(cal)[0]["name"]) == (
        1, None, None,
    )  # fmt: skip


def test_all_others_are_ended_and_this_one_goes_on(
    stack: Stack, register: Register, again: Callable[..., Person]
) -> None:
    mia = register()
    others = [again(mia, "Phone/1.0"), again(mia, "Tablet/1.0")]
    with socket(stack, others[0]) as one, socket(stack, others[1]) as two:
        told = time.monotonic()
        assert mia.api.delete("/auth/sessions").status_code == 204
        closes(one, told)
        closes(two, told)
    assert {refusal(other.api.get("/auth/me")) for other in others} == {(401, "SESSION_REVOKED")}
    assert len(sessions(mia)) == 1


def test_logout_everywhere_is_everywhere(
    stack: Stack, register: Register, again: Callable[..., Person]
) -> None:
    mia, cal = register("Mia Marlow"), register("Cal Crew")
    phone = again(mia)
    with socket(stack, phone) as one, socket(stack, mia) as two, socket(stack, cal) as kept:
        told = time.monotonic()
        assert mia.api.post("/auth/logout-all").status_code == 204
        closes(one, told)
        closes(two, told)
        assert kept.subscribe()["type"] == "subscribed"
    for person in (mia, phone):
        assert refusal(person.api.get("/api/shows")) == (401, "SESSION_REVOKED")
    assert cal.api.get("/auth/me").status_code == 200


def test_a_device_is_known_by_its_token_and_forgotten_with_its_sessions(
    stack: Stack, register: Register, http: httpx.Client
) -> None:
    mia = register()
    body = {"email": mia.email, "password": PASSWORD}
    first = http.post("/auth/login", json=body).json()
    token = {"device_token": first["device_token"]}
    second = http.post("/auth/login", json=body | token).json()
    assert "device_token" not in second
    phone, phone_again = signed_in(http, first), signed_in(http, second)
    there, here = devices(mia)
    assert [one["current"] for one in devices(phone)] == [True, False]
    assert [one["device"]["id"] for one in sessions(mia)].count(there["id"]) == 2

    path = f"/auth/devices/{there['id']}"
    assert mia.api.patch(path, json={"name": "Phone"}).status_code == 204
    assert sessions(phone)[0]["device"] == {"id": there["id"], "name": "Phone"}

    with closing(phone.api), closing(phone_again.api), socket(stack, phone) as client:
        told = time.monotonic()
        assert mia.api.delete(path).status_code == 204
        closes(client, told)
        for person in (phone, phone_again):
            assert refusal(person.api.get("/auth/me")) == (401, "SESSION_REVOKED")
    assert [one["id"] for one in devices(mia)] == [here["id"]]
    assert http.post("/auth/login", json=body | token).json()["device_token"]


def test_nobody_sees_or_ends_anything_without_a_token(http: httpx.Client) -> None:
    for method, path in (
        ("GET", "/auth/sessions"), ("DELETE", "/auth/sessions"), ("POST", "/auth/logout-all"),
        ("GET", "/auth/devices"), ("DELETE", f"/auth/sessions/{uuid.uuid4()}"),
    ):  # fmt: skip
        assert refusal(http.request(method, path)) == (401, "TOKEN_REQUIRED")


def test_a_suspension_closes_sockets_and_refuses_the_next_request(
    stack: Stack, register: Register, superuser_sql: Connection
) -> None:
    mia, cal = register("Mia Marlow"), register("Cal Crew")
    with socket(stack, mia) as client, socket(stack, cal) as kept:
        told = time.monotonic()
        superuser_sql.execute("update api.users set status = 'suspended' where id = %s", (mia.id,))
        assert refusal(mia.api.get("/api/shows")) == (401, "SESSION_REVOKED")
        closes(client, told)
        assert kept.subscribe()["type"] == "subscribed"


def test_a_changed_password_closes_the_sockets_of_all_others(
    stack: Stack, register: Register, again: Callable[..., Person]
) -> None:
    mia = register()
    phone = again(mia)
    with socket(stack, phone) as client, socket(stack, mia) as kept:
        told = time.monotonic()
        body = {"current_password": PASSWORD, "new_password": "Melkweg2027!"}
        assert mia.api.post("/auth/password", json=body).status_code == 204
        assert refusal(phone.api.get("/api/shows")) == (401, "SESSION_REVOKED")
        closes(client, told)
        assert kept.subscribe()["type"] == "subscribed"


def test_who_is_removed_reads_no_more_at_the_next_request_and_is_told_so(
    stack: Stack, register: Register
) -> None:
    mia, cal = register("Mia Marlow"), register("Cal Crew")
    membership = join(mia, cal, "crew")
    path = f"/api/organizations/{mia.org_id}"
    with socket(stack, cal) as client:
        client.subscribe()
        client.until(lambda frame: frame["type"] == "heartbeat")
        assert cal.api.get(path).status_code == 200
        told = time.monotonic()
        reply = mia.api.delete(f"/api/memberships/{membership['id']}")
        assert reply.is_success, reply.text
        assert cal.api.get(path).status_code == 404
        client.until(lambda frame: f"org:{mia.org_id}" in frame.get("left", []))
        assert time.monotonic() - told < SECONDS
