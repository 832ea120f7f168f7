"""The judge sees each kind of flaw, and none where there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.chaos import order
from tests.chaos.flaws import Flaws
from tests.chaos.frames import Row, Told, digest
from tests.chaos.judge import Account, Judge
from tests.chaos.ledger import COMMITTED, ROLLED_BACK, Attempt, Ledger
from tests.chaos.scope import EVERYTHING
from tests.chaos.truth import Change, Membership

MIA, ORG = "mia", ("org:a",)
IMAGE: Row = {"name": "Paradiso"}
JOINED = Change(
    1, 10, "memberships", "m", 1, "insert", "1", digest({}), (), ORG, (), False, None,
    Membership("a", MIA, "crew"),
)  # fmt: skip
SHOW = Change(2, 11, "shows", "s", 1, "insert", "2", digest(IMAGE), (), ORG, (), False, None, None)
EDIT = replace(SHOW, position=3, seq=12, version=2, op="update", tx_id="3", before=ORG)
FEED = [
    JOINED,
    SHOW,
    EDIT,
    replace(SHOW, position=4, seq=13, table="show_costs", id="c", refers_to=("s",), tx_id="4"),
    replace(SHOW, position=5, seq=14, id="other", after=("org:b",), tx_id="5"),
]


def told(change: Change) -> Told:
    """What an honest feed says of it."""
    return Told(
        change.position, "change", change.table, change.id, change.op, change.version, change.digest
    )


ENTERED = Told(1, "enter", None, None, entered=(*ORG, "org:a:member:mia"))
HONEST = [ENTERED, *map(told, FEED[1:4])]


def judged(frames: Sequence[Told], repeated: Sequence[Told] = (), copy: Row = IMAGE) -> Flaws:
    account = Account("Mia", MIA, EVERYTHING, 0, frames, repeated, {("shows", "s"): copy})
    return Judge(FEED).flaws(account, {("shows", "s"): IMAGE})


def test_an_honest_feed_has_no_flaw() -> None:
    assert not judged(HONEST)


@pytest.mark.parametrize(
    ("frames", "kind"),
    [
        ([*HONEST[:2], HONEST[3]], "lost"),
        (HONEST[1:], "lost"),
        ([*HONEST, HONEST[3]], "duplicated"),
        ([ENTERED, HONEST[2], HONEST[1], HONEST[3]], "reordered"),
        ([ENTERED, HONEST[3], *HONEST[1:3]], "reordered"),
        ([*HONEST, replace(HONEST[3], position=9)], "rolled back"),
        ([*HONEST, told(FEED[4])], "unauthorised"),
        ([replace(ENTERED, entered=(*ENTERED.entered, "org:b")), *HONEST[1:]], "unauthorised"),
        ([ENTERED, replace(HONEST[1], digest=0), *HONEST[2:]], "wrong"),
    ],
)
def test_each_flaw_of_a_reader_is_seen(frames: list[Told], kind: str) -> None:
    assert judged(frames).counts[kind] > 0


def test_what_came_again_and_a_copy_that_differs_are_seen() -> None:
    assert judged(HONEST, [HONEST[1]]).counts == {"duplicated": 1}
    assert judged(HONEST, copy={"name": "Tivoli"}).counts == {"copy differs": 1}


def test_an_honest_feed_agrees_with_what_the_writers_know() -> None:
    ledger = Ledger(
        [Attempt("edit", 1, "2", 2, COMMITTED, 1), Attempt("edit", 3, "3", 4, COMMITTED)]
    )

    assert not order.flaws(FEED, 0, ledger)


def test_a_number_that_a_crash_forgot_is_somebody_elses() -> None:
    idle = Attempt("restore", 1, "3", 2, COMMITTED)
    ledger = Ledger([idle, Attempt("edit", 3, "2", 4, COMMITTED, 1)])

    assert not order.flaws(FEED, 0, ledger)


@pytest.mark.parametrize(
    ("feed", "unnumbered", "attempts", "kind"),
    [
        (FEED, 1, [], "lost"),
        ([*FEED[:1], *FEED[2:]], 0, [], "lost"),
        (FEED, 0, [Attempt("edit", 0, "77", 0, COMMITTED, 1)], "lost"),
        (FEED, 0, [Attempt("edit", -1e10, "2", 1e10, ROLLED_BACK)], "rolled back"),
        ([JOINED, replace(SHOW, is_undone=True)], 0, [], "rolled back"),
        ([JOINED, replace(EDIT, position=2), replace(SHOW, position=3)], 0, [], "reordered"),
        ([replace(FEED[3], position=1)], 0, [], "reordered"),
        (
            FEED, 0,
            [Attempt("edit", 1, "3", 2, COMMITTED, 1), Attempt("edit", 3, "2", 4, COMMITTED, 1)],
            "reordered",
        ),
    ],
)  # fmt: skip
def test_each_flaw_of_the_feed_is_seen(
    feed: list[Change], unnumbered: int, attempts: list[Attempt], kind: str
) -> None:
    assert order.flaws(feed, unnumbered, Ledger(attempts)).counts[kind] > 0


def test_an_answer_that_the_feed_does_not_know_is_lost() -> None:
    assert order.flaws(FEED, 0, Ledger(answered=[("s", 3)])).counts == {"lost": 1}
