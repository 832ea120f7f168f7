"""Processes full of followers: each has its own share of the sockets, and reports at the end."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import resource
import select
import time
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from ontour.bench.feed.follower import Follower
from ontour.bench.load import WrongAnswer

# How long the last change may take to reach everybody before it counts as lost.
LOST_SECONDS = 20
START_SECONDS = 120


@dataclass(frozen=True, slots=True)
class Server:
    """Where to follow; without tokens nobody is asked who they are."""

    host: str
    port: int
    path: str = "/feed"


@dataclass(frozen=True, slots=True)
class Share:
    """What one process is to follow: a token for each socket, or None, and the subscription."""

    server: Server
    tokens: list[str | None]
    subscription: dict[str, object]


@dataclass
class Arrivals:
    """What one socket got: numbers of changes, and CLOCK_MONOTONIC, which all processes share."""

    numbers: array[int]
    times: array[float]
    backwards: int


class Followers:
    """So many sockets, open and subscribed, in as many processes as asked for."""

    def __init__(self, shares: list[Share]) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipes: list[Connection] = []
        self._processes = []
        for share in shares:
            ours, theirs = context.Pipe()
            process = context.Process(target=_follow, args=(theirs, share), daemon=True)
            process.start()
            theirs.close()
            self._pipes.append(ours)
            self._processes.append(process)
        for pipe in self._pipes:
            self._ask(pipe, START_SECONDS)

    @property
    def pids(self) -> list[int]:
        """The processes."""
        return [process.pid for process in self._processes if process.pid]

    def collect(self, expected: list[int]) -> list[Arrivals]:
        """What came, in the order of the tokens, once so many are there, or waited for in vain.

        `expected` has the number for each socket.
        """
        count = len(self._pipes)
        for number, pipe in enumerate(self._pipes):
            # Who has died has said why.
            with contextlib.suppress(BrokenPipeError):
                pipe.send(sum(expected[number::count]))
        found: dict[int, Arrivals] = {}
        for number, pipe in enumerate(self._pipes):
            share = self._ask(pipe, LOST_SECONDS + START_SECONDS)
            found |= zip(range(number, len(expected), count), share, strict=True)
        return [found[number] for number in range(len(expected))]

    def _ask(self, pipe: Connection, seconds: float) -> Any:
        if not pipe.poll(seconds):
            raise WrongAnswer("the followers do not answer")
        try:
            answer = pipe.recv()
        except EOFError:
            raise WrongAnswer("the followers have died") from None
        if isinstance(answer, WrongAnswer):
            raise answer
        return answer

    def close(self) -> None:
        """Hang up."""
        for pipe in self._pipes:
            pipe.close()
        for process in self._processes:
            process.join(timeout=5)
            if process.is_alive():
                process.kill()
                process.join()


@contextlib.contextmanager
def following(
    server: Server, tokens: list[str | None], subscription: dict[str, object], processes: int
) -> Iterator[Followers]:
    """Sockets, dealt out to processes in turn."""
    shares = [
        Share(server, tokens[number::processes], subscription)
        for number in range(min(processes, len(tokens)))
    ]
    followers = Followers(shares)
    try:
        yield followers
    finally:
        followers.close()


def _follow(pipe: Connection, share: Share) -> None:
    """The process: open all, then read until it is told to report, again and again."""
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    try:
        followers = {}
        epoll = select.epoll()
        for token in share.tokens:
            follower = Follower(share.server.host, share.server.port, share.server.path)
            if token is not None:
                follower.begin(token, **share.subscription)
            followers[follower.sock.fileno()] = follower
            epoll.register(follower.sock, select.EPOLLIN)
        epoll.register(pipe, select.EPOLLIN)
        gc.collect()
        gc.freeze()
        gc.disable()
        pipe.send("ready")
        _loop(pipe, epoll, followers)
    except (EOFError, BrokenPipeError):
        return
    except WrongAnswer as wrong:
        pipe.send(wrong)
    except OSError as error:
        pipe.send(WrongAnswer(f"socket: {error}"))


def _loop(pipe: Connection, epoll: select.epoll, followers: dict[int, Follower]) -> None:
    count, wanted, deadline = 0, -1, 0.0
    told = pipe.fileno()
    while True:
        for at, _ in epoll.poll(-1 if wanted < 0 else 0.05, 4096):
            if at != told:
                count += followers[at].read()
                continue
            wanted, deadline = pipe.recv(), time.monotonic() + LOST_SECONDS
        if wanted >= 0 and (count >= wanted or time.monotonic() > deadline):
            pipe.send(
                [Arrivals(f.numbers, f.times, f.backwards) for f in followers.values()],
            )
            count, wanted = 0, -1
            _clear(followers)


def _clear(followers: dict[int, Follower]) -> None:
    for follower in followers.values():
        follower.numbers, follower.times = array("I"), array("d")
        follower.backwards = 0
