"""Password rules and hashes. Hashing runs in a few threads with a bounded queue before them.

Known devices have as many places again in that queue: strangers who fill theirs keep nobody out who
has signed in before.
"""

from __future__ import annotations

import asyncio
import re
import secrets
import threading
import unicodedata
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib import resources
from typing import TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from auth_bridge.errors import ServerBusy, WeakPassword

T = TypeVar("T")

# Shorter words are in too many passwords that have nothing to do with the person.
WORD_LENGTH = 4


class Passwords:
    """Hashes and verifies with argon2id, at most so many at a time, off the event loop."""

    def __init__(self, memory_kib: int, passes: int, workers: int, queue: int) -> None:
        self._hasher = PasswordHasher(time_cost=passes, memory_cost=memory_kib, parallelism=1)
        self._executor = ThreadPoolExecutor(workers, thread_name_prefix="argon2")
        self._places = threading.BoundedSemaphore(workers + queue)
        self._kept_places = threading.BoundedSemaphore(workers + queue)
        self._common = frozenset(
            resources.files("auth_bridge").joinpath("common_passwords.txt").read_text().split()
        )
        # Verified where there is no account, so that both cases take the same time.
        self._nobody = self._hasher.hash(secrets.token_hex())

    def close(self) -> None:
        """Let running hashes end and drop those that wait."""
        self._executor.shutdown(cancel_futures=True)

    def check(self, password: str, *about: str) -> None:
        """Refuse a password that is short, plain, common or holds a part of its person's name.

        `about`: their email address, name and username. Raises WeakPassword.
        """
        mixed = (
            any(letter.isupper() for letter in password)
            and any(letter.islower() for letter in password)
            and any(letter.isdigit() for letter in password)
        )
        if len(password) < 8:
            raise WeakPassword("It is shorter than 8 characters.")
        if not mixed:
            raise WeakPassword("It lacks upper case, lower case or a digit.")
        if password.lower() in self._common:
            raise WeakPassword("It is among the most common passwords.")
        folded = _folded(password)
        if any(word in folded for text in about for word in _words(text)):
            raise WeakPassword("It contains your name or email address.")

    async def hash(self, password: str, *, known: bool = False) -> str:
        """The argon2id hash to be stored."""
        return await self._run(lambda: self._hasher.hash(_normal(password)), known)

    async def verify(self, stored: str | None, password: str, *, known: bool = False) -> bool:
        """Whether the password matches the stored hash; None, as for no account, costs the same.

        `known`: somebody who is signed in, or on one of their devices.
        """
        return await self._run(
            lambda: self._verify(stored or self._nobody, _normal(password)), known
        )

    async def rehash(self, stored: str, password: str) -> str | None:
        """A new hash of a password that matches, where it was hashed with other parameters."""
        if not self._hasher.check_needs_rehash(stored):
            return None
        return await self.hash(password, known=True)

    def _verify(self, stored: str, password: str) -> bool:
        try:
            return self._hasher.verify(stored, password)
        except (Argon2Error, InvalidHashError):
            return False

    async def _run(self, work: Callable[[], T], known: bool = False) -> T:
        places = self._kept_places if known else self._places
        if not places.acquire(blocking=False):
            raise ServerBusy
        future = self._executor.submit(work)
        future.add_done_callback(lambda _: places.release())
        return await asyncio.wrap_future(future)


def _normal(password: str) -> str:
    """One spelling for one password, whatever keyboard composed it."""
    return unicodedata.normalize("NFKC", password)


def _folded(text: str) -> str:
    """The same for all spellings that look alike to a guesser."""
    return _normal(text).casefold()


def _words(text: str) -> list[str]:
    """What of an email address, name or username may not be in a password."""
    local_part = _folded(text).partition("@")[0]
    return [word for word in re.split(r"[\W_]+", local_part) if len(word) >= WORD_LENGTH]
