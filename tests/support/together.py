"""Many callers at the same moment."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Answer = TypeVar("Answer")


def together(count: int, call: Callable[[int], Answer]) -> list[Answer]:
    """Call with 0 to count - 1 from so many threads, none before all are ready."""
    start = threading.Barrier(count)

    def wait_and_call(number: int) -> Answer:
        start.wait()
        return call(number)

    with ThreadPoolExecutor(count) as threads:
        return list(threads.map(wait_and_call, range(count)))
