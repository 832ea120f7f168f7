"""The bench of sign-in tells apart what differs, and asks what it says it asks."""

from __future__ import annotations

import random
from contextlib import closing
from http.client import HTTPConnection

import pytest

from ontour.bench import sign_in
from ontour.bench.sign_in import Compared
from ontour.cluster import Cluster
from ontour.errors import Problem
from ontour.throwaway import Throwaway
from tests.conftest import NO_RATE_LIMIT
from tests.support.stacks import own_stack


def times(chance: random.Random, middle: float) -> list[float]:
    return [chance.gauss(middle, 1) for _ in range(200)]


def test_answers_of_one_kind_are_not_told_apart() -> None:
    chance = random.Random(1)  # noqa: S311
    both = Compared(times(chance, 20), times(chance, 20))
    low, high = both.interval(chance)
    assert low < 0 < high
    assert both.by_chance(chance) > 0.05
    assert 0.4 < both.known_slower < 0.6


def test_answers_that_differ_by_half_a_millisecond_are() -> None:
    chance = random.Random(1)  # noqa: S311
    both = Compared(times(chance, 20.5), times(chance, 20))
    low, high = both.interval(chance)
    assert 0 < low < 0.5 < high < 1
    assert both.by_chance(chance) < 0.01
    assert both.known_slower > 0.6


@pytest.mark.postgrest
def test_every_question_is_asked_about_both(throwaway: Throwaway, cluster: Cluster) -> None:
    chance = random.Random(1)  # noqa: S311
    with own_stack(throwaway, cluster, "asked", NO_RATE_LIMIT) as stack:
        found = sign_in.measure(stack, sign_in.CASES, 3, chance, lambda said: None)
        assert [(len(both.known), len(both.unknown)) for both in found.values()] == [
            (3, 3) for _ in sign_in.CASES
        ]
        assert sign_in.table(found, chance).row_count == len(sign_in.CASES)
        wrong = sign_in.Case("wrong", "/auth/login", "email", {}, 401)
        with (
            closing(HTTPConnection("127.0.0.1", stack.port)) as connection,
            pytest.raises(Problem, match="answered 422, not 401"),
        ):
            sign_in.compare(connection, wrong, 1, chance)
