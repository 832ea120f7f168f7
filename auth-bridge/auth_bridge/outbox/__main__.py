"""python -m auth_bridge.outbox: send mails until told to stop."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys

import psycopg
import psycopg_pool
import structlog
from procrastinate.exceptions import ProcrastinateException

from auth_bridge.logs import configure
from auth_bridge.outbox.outbox import Outbox
from auth_bridge.outbox.settings import OutboxSettings

log = structlog.get_logger()

RECONNECT_SECONDS = 1.0


async def run(settings: OutboxSettings) -> None:
    """Work; after a break of the database, connect again and go on."""
    work = asyncio.create_task(_work_on(settings))
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, work.cancel)
    await asyncio.wait([work])
    if not work.cancelled():
        work.result()


async def _work_on(settings: OutboxSettings) -> None:
    while True:
        try:
            log.info("outbox_works")
            await Outbox(settings).run()
        except (ProcrastinateException, psycopg.Error, psycopg_pool.PoolTimeout) as error:
            log.warning("database_unavailable", error=str(error.__cause__ or error).strip())
        await asyncio.sleep(RECONNECT_SECONDS)


def main() -> None:
    """Run until told to stop."""
    settings = OutboxSettings.read()
    configure(settings.log_level)
    # It tells of every job, and of what we tell ourselves.
    logging.getLogger("procrastinate").setLevel(logging.CRITICAL)
    asyncio.run(run(settings))
    log.info("outbox_stopped")
    sys.stdout.flush()
    # A server that hangs would hold its thread, and the thread this process.
    os._exit(0)


if __name__ == "__main__":
    main()
