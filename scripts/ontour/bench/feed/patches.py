"""Changes by REST at a given rate, whatever the answers take (an open loop)."""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import dataclass

import uvloop

from ontour.bench.feed.follower import mark
from ontour.bench.load import WrongAnswer
from ontour.bench.users import read_answer

CONNECTIONS = 4


@dataclass
class Sent:
    """When each change was sent, and when it was answered, by CLOCK_MONOTONIC."""

    sent: list[float]
    answered: list[float]


def patch(port: int, token: str, rows: list[str], rate: float, count: int) -> Sent:
    """Mark so many shows, one after another, with 0, 1, 2, ..."""
    requests = [request(rows[number % len(rows)], token, number) for number in range(count)]
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(send(port, requests, rate))


def request(row_id: str, token: str, number: int) -> bytes:
    """The bytes of one PATCH, as a front end sends it."""
    body = json.dumps({"notes": mark(number)})
    return (
        f"PATCH /api/shows/{row_id} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}"
        "\r\nContent-Type: application/json\r\nPrefer: return=minimal"
        f"\r\nContent-Length: {len(body)}\r\n\r\n{body}"
    ).encode()


async def send(port: int, requests: list[bytes], rate: float) -> Sent:
    """Send each when its time has come, over the next free connection."""
    times = Sent([0.0] * len(requests), [0.0] * len(requests))
    free: asyncio.Queue[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = asyncio.Queue()
    for _ in range(CONNECTIONS):
        free.put_nowait(await asyncio.open_connection("127.0.0.1", port))

    async def one(number: int, due: float) -> None:
        await asyncio.sleep(due - time.perf_counter())
        reader, writer = await free.get()
        times.sent[number] = time.perf_counter()
        writer.write(requests[number])
        status, body = await read_answer(reader)
        times.answered[number] = time.perf_counter()
        free.put_nowait((reader, writer))
        if not 200 <= status < 300:
            raise WrongAnswer(f"{status} {body.decode()} to a change")

    start = time.perf_counter()
    async with asyncio.TaskGroup() as group:
        for number in range(len(requests)):
            group.create_task(one(number, start + number / rate))
    while not free.empty():
        free.get_nowait()[1].close()
    return times
