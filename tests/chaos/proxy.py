"""A TCP proxy that cuts connections after so many bytes, in the middle of whatever they carry."""

from __future__ import annotations

import asyncio
import random
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self

CHUNK = 4096


class Proxy:
    """Stands before one port. `mean` bytes pass on average until a connection is cut; None: all."""

    def __init__(self, target: int, rng: random.Random, mean: int | None) -> None:
        self.port = 0
        self.cuts = 0
        self._mean = mean
        self._target = target
        self._rng = rng
        self._loop = asyncio.new_event_loop()
        self._open: set[asyncio.StreamWriter] = set()
        self._flowing = asyncio.Event()
        self._thread = threading.Thread(target=self._run, name="proxy", daemon=True)
        self._listening = threading.Event()

    def __enter__(self) -> Self:
        self._thread.start()
        self._listening.wait(10)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    def cut_all(self) -> None:
        """Cut every connection now."""
        self._tell(self._cut_all)

    def stall(self) -> None:
        """Let nothing pass, and say nothing about it: a network that has gone."""
        self._tell(self._flowing.clear)

    def flow(self) -> None:
        """Let pass what waits."""
        self._tell(self._flowing.set)

    def calm(self) -> None:
        """Cut no more."""
        self._mean = None
        self.flow()

    def _tell(self, what: Callable[[], object]) -> None:
        self._loop.call_soon_threadsafe(what)

    def _cut_all(self) -> None:
        for writer in self._open:
            writer.transport.abort()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._flowing.set()
        server = self._loop.run_until_complete(asyncio.start_server(self._serve, "127.0.0.1", 0))
        self.port = server.sockets[0].getsockname()[1]
        self._listening.set()
        self._loop.run_forever()
        server.close()
        tasks = asyncio.all_tasks(self._loop)
        for task in tasks:
            task.cancel()
        self._loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))
        self._loop.run_until_complete(asyncio.sleep(0))
        self._loop.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            back, forth = await asyncio.open_connection("127.0.0.1", self._target)
        except OSError:
            writer.transport.abort()
            return
        self._open.add(writer)
        budget = self._rng.expovariate(1 / self._mean) if self._mean else None
        try:
            up = asyncio.ensure_future(self._pump(reader, forth, None))
            down = asyncio.ensure_future(self._pump(back, writer, budget))
            await asyncio.wait({up, down}, return_when=asyncio.FIRST_COMPLETED)
            up.cancel()
            down.cancel()
            await asyncio.gather(up, down, return_exceptions=True)
        finally:
            self._open.discard(writer)
            forth.transport.abort()
            # What was written still goes out: the half of a frame arrives.
            writer.close()

    async def _pump(
        self, source: asyncio.StreamReader, sink: asyncio.StreamWriter, budget: float | None
    ) -> None:
        while data := await source.read(CHUNK):
            await self._flowing.wait()
            if budget is not None:
                budget -= len(data)
                if budget < 0 and self._mean is not None:
                    # What is left of the budget goes out, so the cut falls into the frame.
                    sink.write(data[: int(budget)])
                    await sink.drain()
                    self.cuts += 1
                    return
            sink.write(data)
            await sink.drain()
