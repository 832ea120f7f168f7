"""A thousand users at once, who read, think for two seconds, and now and then write."""

from __future__ import annotations

import asyncio
import json
import random
import time
from dataclasses import dataclass, field
from typing import Any

import uvloop

from ontour.bench import answers, writing
from ontour.bench.dataset import Person
from ontour.bench.ground import Ground
from ontour.bench.load import Measured, WrongAnswer

USERS = 1000
THINK_SECONDS = 2.0
SHARE_OF_WRITES = 0.1


@dataclass
class User:
    """One of them, with one connection and the shows they have on their screen."""

    person: Person
    token: str
    shows: list[list[Any]]
    # Decides what they do; not meant to be secret.
    chance: random.Random
    latencies: list[float] = field(default_factory=list)
    written: int = 0

    async def visit(self, host: str, port: int, until: float) -> None:
        """Use On Tour until then."""
        # Nobody starts at the same moment as all others.
        await asyncio.sleep(self.chance.uniform(0, THINK_SECONDS))
        reader, writer = await asyncio.open_connection(host, port)
        while (start := time.perf_counter()) < until:
            request, succeeded = self.next_request()
            writer.write(request)
            status, body = await read_answer(reader)
            self.latencies.append((time.perf_counter() - start) * 1000)
            if not 200 <= status < 300:
                raise WrongAnswer(f"{status} {body.decode()} to {request.decode()}")
            succeeded[2] += 1
            await asyncio.sleep(self.chance.uniform(0.5, 1.5) * THINK_SECONDS)
        writer.close()

    def next_request(self) -> tuple[bytes, list[Any]]:
        """What they do next; the third item of the list counts that it went well."""
        show = self.chance.choice(self.shows)
        dice = self.chance.random()
        if dice < SHARE_OF_WRITES * 0.3:
            self.written += 1
            body = json.dumps(writing.NEW_SHOW | {"org_id": self.person.org_id})
            return self.request("POST", "/api/shows", body), ["", 0, 0]
        if dice < SHARE_OF_WRITES:
            self.written += 1
            body = json.dumps({"notes": writing.NOTES, "version": show[1] + show[2]})
            return self.request("PATCH", f"/api/shows/{show[0]}", body), show
        if dice < 0.4:
            return self.request("GET", f"/api/shows/{show[0]}"), ["", 0, 0]
        path = (
            f"/api/shows?select={answers.LISTED}&org_id=eq.{self.person.org_id}&status=eq.pending"
            "&show_on=gte.2026-01-01&order=show_on,id&limit=20"
        )
        return self.request("GET", path), ["", 0, 0]

    def request(self, method: str, path: str, body: str = "") -> bytes:
        """The bytes of a request, as a front end sends it."""
        lines = [
            f"{method} {path} HTTP/1.1", "Host: localhost", f"Authorization: Bearer {self.token}",
        ]  # fmt: skip
        if body:
            lines += [
                "Content-Type: application/json", "Prefer: return=representation",
                f"Content-Length: {len(body)}",
            ]  # fmt: skip
        return "\r\n".join([*lines, "", body]).encode()


async def read_answer(reader: asyncio.StreamReader) -> tuple[int, bytes]:
    """Status and body of one answer."""
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    status = int(head.split(b" ", 2)[1])
    if b"transfer-encoding: chunked" not in head:
        _, found, rest = head.partition(b"content-length: ")
        return status, await reader.readexactly(int(rest.split(b"\r\n")[0])) if found else b""
    body = b""
    while size := int(await reader.readuntil(b"\r\n"), 16):
        body += (await reader.readexactly(size + 2))[:-2]
    await reader.readexactly(2)
    return status, body


def run(ground: Ground, seconds: float) -> Measured:
    """Let them all use On Tour for that long; every version they wrote must then be there."""
    users = [user_of(ground, person) for person in ground.people[1 : 1 + USERS]]
    before = changes(ground)
    start = time.perf_counter()

    async def everybody() -> None:
        until = time.perf_counter() + seconds
        await asyncio.gather(*(u.visit("127.0.0.1", ground.stack.port, until) for u in users))

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(everybody())
    elapsed = time.perf_counter() - start
    answers.must_equal(changes(ground) - before, sum(u.written for u in users), "written versions")
    return Measured(sorted(ms for user in users for ms in user.latencies), elapsed)


def user_of(ground: Ground, person: Person) -> User:
    """A user with twenty shows on the screen."""
    shows: list[list[Any]] = answers.query(
        ground,
        "select json_agg(json_build_array(id, version, 0)) from"
        " (select id, version from api.shows where org_id = %s order by id limit 20) as row",
        person.org_id,
    )
    return User(person, ground.token(person), shows, random.Random(person.id))  # noqa: S311


def changes(ground: Ground) -> int:
    """All versions of all shows."""
    total: int = answers.query(ground, "select sum(version) from api.shows")
    return total
