"""The relay to compare with: LISTEN, and each payload to every socket; no log, order or rights.

python -m ontour.bench.feed.minimal_relay CONNINFO PORT
"""

from __future__ import annotations

import sys

import psycopg
import uvloop
from websockets.asyncio.server import ServerConnection, broadcast, serve

CHANNEL = "bench_change"


async def relay(conninfo: str, port: int) -> None:
    """Pass on until the process is ended."""
    sockets: set[ServerConnection] = set()

    async def welcome(socket: ServerConnection) -> None:
        sockets.add(socket)
        try:
            await socket.wait_closed()
        finally:
            sockets.discard(socket)

    async with (
        serve(welcome, "127.0.0.1", port, compression=None, ping_interval=None),
        await psycopg.AsyncConnection.connect(conninfo, autocommit=True) as connection,
    ):
        await connection.execute(f"listen {CHANNEL}".encode())
        print("ready", flush=True)
        async for notice in connection.notifies():
            broadcast(sockets, notice.payload)


if __name__ == "__main__":
    uvloop.run(relay(sys.argv[1], int(sys.argv[2])))
