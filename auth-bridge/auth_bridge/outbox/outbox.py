"""Takes mails off the queue and sends them, one attempt at a time.

An attempt has three steps: take it (which counts), hand it to the server, say how it went. Between
the second and the third this process may die; then it is sent again, with the same Message-ID.
"""

from __future__ import annotations

import asyncio
import random
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any, LiteralString

import procrastinate
import structlog
from procrastinate.jobs import Job
from procrastinate.retry import BaseRetryStrategy, RetryDecision

from auth_bridge.mails.message import compose
from auth_bridge.mails.render import Token, render
from auth_bridge.outbox.settings import OutboxSettings
from auth_bridge.outbox.smtp import NotNow, RefusedForGood, deliver
from auth_bridge.outbox.tokens import OneTimeTokens
from auth_bridge.secrets import Secrets

log = structlog.get_logger()

QUEUE = "mail"
TASK = "send_mail"

# The steps of one attempt have their own limits; a server that answers a little each time does not.
ATTEMPT_SECONDS = 300

# Longest wait for a connection.
CONNECT_SECONDS = 5.0

# After what is not the mail's or the server's fault, such as a restart of the database.
INTERRUPTED_SECONDS = 5


class TryAgain(Exception):
    """Tells procrastinate when this mail is due again."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"due again in {seconds:.0f} seconds")
        self.seconds = seconds


class Again(BaseRetryStrategy):
    """Every job is done in the end: it is mail.take that says when a mail is no longer tried."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision:
        """When the job is due again."""
        seconds = exception.seconds if isinstance(exception, TryAgain) else INTERRUPTED_SECONDS
        return RetryDecision(retry_at=datetime.now(UTC) + timedelta(seconds=seconds))


class Outbox:
    """The task of the queue, and what it works with."""

    def __init__(self, settings: OutboxSettings) -> None:
        self.settings = settings
        self.tokens = OneTimeTokens(Secrets.load(settings.keys_dir))
        # Their servers may hang: they must not keep others, nor the end of this process, waiting.
        self.threads = ThreadPoolExecutor(settings.concurrency, "smtp")
        self.app = procrastinate.App(
            connector=procrastinate.PsycopgConnector(
                conninfo=settings.database_url.get_secret_value(),
                min_size=1,
                max_size=settings.concurrency + 2,
                timeout=CONNECT_SECONDS,
                kwargs={"application_name": "outbox", "options": "-c search_path=queue"},
            )
        )
        self.app.task(name=TASK, queue=QUEUE, retry=Again())(self.send)

    async def run(self) -> None:
        """Work until it is cancelled or the database is gone."""
        try:
            async with self.app.open_async():
                await self.app.run_worker_async(
                    queues=[QUEUE],
                    concurrency=self.settings.concurrency,
                    fetch_job_polling_interval=self.settings.poll_seconds,
                    update_heartbeat_interval=self.settings.heartbeat_seconds,
                    shutdown_graceful_timeout=5,
                    # What became of a mail is written in mail.messages.
                    delete_jobs="successful",
                    install_signal_handlers=False,
                )
        finally:
            self.threads.shutdown(wait=False, cancel_futures=True)

    async def send(self, message_id: str) -> None:
        """One attempt."""
        message = await self._ask("select mail.take(%(id)s) as answer", id=message_id)
        if message is None:
            return  # It was sent already, by somebody who died before he could say that it is done.
        started = time.monotonic()
        try:
            await self._attempt(message)
        except RefusedForGood as error:
            await self._settle(message, "parked", str(error))
        except _Outdated:
            await self._settle(message, "withheld", "Its token is no longer good.")
        except (NotNow, TimeoutError) as error:
            await self._put_off(message, str(error) or type(error).__name__)
        except procrastinate.exceptions.ConnectorException:
            raise
        except Exception as error:
            log.exception("mail_broken", id=message["id"], template=message["template"])
            await self._put_off(message, f"{type(error).__name__}: {error}")
        else:
            await self._settle(message, "sent", None)
            log.info(
                "mail_sent",
                id=message["id"],
                template=message["template"],
                attempt=message["attempts"],
                seconds=round(time.monotonic() - started, 3),
            )

    async def _attempt(self, message: dict[str, Any]) -> None:
        if message["attempts"] > self.settings.attempts:
            raise RefusedForGood("The outbox ended each time while it sent this mail.")
        token = None
        if message["token_id"]:
            text = self.tokens.make(message["token_id"])
            expires_at = await self._ask(
                "select auth.set_token_hash(%(id)s, %(hash)s) as answer",
                id=message["token_id"],
                hash=self.tokens.digest(text),
            )
            if expires_at is None:
                raise _Outdated
            token = Token(text, expires_at)
        settings = self.settings
        mail = render(message, token, settings.front_end_url)
        composed = compose(message, mail, settings.sender, settings.reply_to)
        loop = asyncio.get_running_loop()
        sending = loop.run_in_executor(self.threads, deliver, settings, composed)
        async with asyncio.timeout(ATTEMPT_SECONDS):
            await sending

    async def _put_off(self, message: dict[str, Any], error: str) -> None:
        """Have it tried again, later each time; or give it up."""
        if message["attempts"] >= self.settings.attempts:
            await self._settle(message, "parked", error)
            return
        await self._settle(message, "queued", error)
        raise TryAgain(self.wait(message["attempts"]))

    def wait(self, attempts: int) -> float:
        """Doubles with each attempt; half of it is chance, so that not all come back at once."""
        most = min(
            self.settings.retry_seconds * 2 ** (attempts - 1), self.settings.retry_most_seconds
        )
        return random.uniform(most / 2, most)  # noqa: S311 - guards nothing

    async def _settle(self, message: dict[str, Any], state: str, error: str | None) -> None:
        await self._ask(
            "select mail.settle(%(id)s, %(state)s, %(error)s) as answer",
            id=message["id"],
            state=state,
            error=error,
        )
        if error:
            # The server's words stand in the database: they may hold the address.
            log.warning(
                f"mail_{state}",
                id=message["id"],
                template=message["template"],
                attempt=message["attempts"],
            )

    async def _ask(self, query: LiteralString, **arguments: Any) -> Any:
        row = await self.app.connector.execute_query_one_async(query, **arguments)
        return row["answer"]


class _Outdated(Exception):
    """The token was used, has expired, or a newer one has taken its place."""
