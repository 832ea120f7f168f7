"""tour.calculate and the oracle agree to the last minor unit on whatever deal.

`ONTOUR_DEALS` says how many deals, `ONTOUR_DEALS_SEED` where to begin.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator

import pytest

from tests.money.comparing import answers, differences, report
from tests.money.deals import random_deal
from tests.money.examples import EXAMPLES
from tests.support.database import Connection, Database

DEALS = int(os.environ.get("ONTOUR_DEALS", "100000"))
SEED = int(os.environ.get("ONTOUR_DEALS_SEED", "2026"))

PARTS = 4  # which may run beside each other
BATCH = 500
ENOUGH = 5  # reports to read


@pytest.fixture
def session(db: Database) -> Iterator[Connection]:
    """A session in which to reckon."""
    with db.connect() as connection:
        yield connection


@pytest.mark.parametrize("name", EXAMPLES)
def test_it_agrees_with_what_was_reckoned_by_hand(session: Connection, name: str) -> None:
    given, _ = EXAMPLES[name]
    assert differences(given, answers(session, [given])[0]) == []


@pytest.mark.parametrize("part", range(PARTS))
def test_it_agrees_with_the_oracle_on_random_deals(session: Connection, part: int) -> None:
    disagreements: set[str] = set()
    for first in range(part * BATCH, DEALS, PARTS * BATCH):
        numbers = range(first, min(first + BATCH, DEALS))
        batch = [random_deal(random.Random(SEED + number)) for number in numbers]  # noqa: S311
        for given, answer in zip(batch, answers(session, batch), strict=True):
            if len(disagreements) < ENOUGH and differences(given, answer):
                disagreements.add(report(session, given))
    assert not disagreements, "\n".join(["they disagree:", *disagreements])
