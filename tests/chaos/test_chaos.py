"""The chaos suite, short enough for every test run; `./ontour chaos` runs it for longer."""

from __future__ import annotations

import secrets

import pytest

from ontour.cluster import Cluster
from tests.chaos import ground, report, sure
from tests.chaos.run import Outcome, Plan, run

SECONDS = 35


@pytest.fixture(scope="module")
def outcome(cluster: Cluster) -> Outcome:
    """One run, which all tests here look at; what it printed is shown where one of them fails."""
    plan = Plan(secrets.token_hex(4), SECONDS, hold_seconds=4, bulk_seconds=6)
    with ground.made(cluster, print) as place:
        found = run(place, plan, print)
    report.show(found)
    return found


@pytest.mark.postgrest
def test_nothing_is_lost_doubled_reordered_undone_or_leaked(outcome: Outcome) -> None:
    examples = [line for flaws in [*outcome.readers, outcome.feed] for line in flaws.examples]

    assert (outcome.late, examples) == ([], [])
    assert outcome.passed


@pytest.mark.postgrest
def test_readers_of_every_kind_were_told_much_while_everything_broke(outcome: Outcome) -> None:
    told = {flaws.who: flaws.told for flaws in outcome.readers}

    assert told.pop("Stranger by events") == 0
    assert min(told.values()) >= sure.TIMES
    assert min(outcome.injected.values()) > 0
    assert len(outcome.injected) == 11
    assert set(sure.DONE) <= set(outcome.written)


@pytest.mark.postgrest
def test_a_reader_of_the_highest_number_is_found_to_lose_changes(outcome: Outcome) -> None:
    naive, _ = outcome.controls

    assert naive.counts["lost"] > 0
    assert naive.counts["copy differs"] > 0


@pytest.mark.postgrest
def test_a_reader_that_ignores_permissions_is_found_to_see_too_much(outcome: Outcome) -> None:
    _, ignorant = outcome.controls

    assert ignorant.counts["unauthorised"] == ignorant.told > 0
