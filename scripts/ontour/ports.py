"""TCP ports of the loopback address."""

from __future__ import annotations

import contextlib
import secrets
import socket

from ontour.errors import Problem

# Above what people choose for themselves, and below what Linux gives to outgoing connections.
FIRST, LAST = 20_000, 32_767

_given: set[int] = set()


def check_free(port: int, what: str, flag: str, variable: str) -> None:
    """Refuse a port that another program listens on, and say how to choose another one."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise Problem(
                f"Port {port} for {what} is taken by another program.",
                f"Stop that program, or choose another port: {flag} PORT or {variable}=PORT.",
            ) from error


def free_port() -> int:
    """A port that nobody listens on at this moment, and that is given nobody twice.

    Outgoing connections get theirs from a range above: what is started on it later still can be.
    """
    while True:
        port = FIRST + secrets.randbelow(LAST - FIRST + 1)
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            if port not in _given:
                _given.add(port)
                return port
