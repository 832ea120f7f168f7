"""The kinds of work that are measured."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from ontour.bench import reading, writing
from ontour.bench.dataset import Person
from ontour.bench.ground import Ground
from ontour.bench.load import Request, WrongAnswer
from ontour.bench.target import Target

ONE = {"Accept": "application/vnd.pgrst.object+json"}
WRITE = {"Content-Type": "application/json", "Prefer": "return=representation"}


@dataclass(frozen=True)
class Work:
    """One kind of work."""

    name: str
    title: str
    method: str
    headers: dict[str, str]
    # The requests of one run, made anew for each: versions move on.
    requests: Callable[[Ground, Target], list[Request]]
    # Compares answers with the database; raises WrongAnswer.
    check: Callable[[Ground, Target, dict[str, str]], None]
    # Counts in the database what a run of so many requests must have changed.
    effect: Callable[[Ground, Target], int] | None = None
    person: int = 0
    variants: int = 1
    has_bare: bool = True

    def who(self, ground: Ground) -> Person:
        """Who does this work."""
        return ground.people[self.person]

    @contextmanager
    def counted(self, ground: Ground, target: Target, connections: int) -> Iterator[list[int]]:
        """Put the number of requests into the list: the database must have changed as often."""
        before = self.effect(ground, target) if self.effect else 0
        answered: list[int] = []
        yield answered
        if self.effect:
            # At the end of a run each connection may have one request under way.
            done = self.effect(ground, target) - before
            if not sum(answered) <= done <= sum(answered) + connections:
                raise WrongAnswer(f"{self.name}: {sum(answered)} answers, {done} changes")


ALL = [
    Work(
        "page", "page of 20 by status and date", "GET", {},
        reading.page_requests, reading.check_page, variants=16,
    ),
    Work("list", "all 10,000", "GET", {}, reading.list_requests, reading.check_list),
    Work("one", "one by id", "GET", ONE, reading.one_requests, reading.check_one, variants=16),
    Work(
        "create", "create", "POST", WRITE,
        writing.create_requests, writing.check_create, writing.created, person=1,
    ),
    Work(
        "update", "update with version", "PATCH", WRITE | ONE,
        writing.update_requests, writing.check_update, writing.versions, variants=64,
    ),
    Work(
        "summary", "finance summary by month", "GET", {},
        reading.summary_requests, reading.check_summary, has_bare=False,
    ),
]  # fmt: skip
