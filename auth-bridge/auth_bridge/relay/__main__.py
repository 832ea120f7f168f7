"""python -m auth_bridge.relay: serve the feed on the Unix socket of the settings."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import resource
import signal

import uvloop

from auth_bridge.logs import configure, log
from auth_bridge.relay.connection import Connection
from auth_bridge.relay.relay import Relay
from auth_bridge.relay.settings import RelaySettings


async def serve(settings: RelaySettings) -> None:
    """Serve until told to stop."""
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    relay = Relay(settings)
    await relay.open()
    # Only who runs the gateway connects.
    os.umask(0o177)
    server = await loop.create_unix_server(
        lambda: Connection(relay), str(settings.socket), backlog=2048
    )
    log.info("relay_listens", socket=str(settings.socket))
    gc.freeze()
    await stop.wait()
    server.close()
    await relay.close()


def main() -> None:
    """Run until told to stop."""
    settings = RelaySettings.read()
    configure(settings.log_level)
    # It would tell of every handshake.
    logging.getLogger("websockets.server").setLevel(logging.WARNING)
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    uvloop.run(serve(settings))


if __name__ == "__main__":
    main()
