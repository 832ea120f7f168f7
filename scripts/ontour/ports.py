"""TCP ports of the loopback address."""

from __future__ import annotations

import socket

from ontour.errors import Problem


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
    """A port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
