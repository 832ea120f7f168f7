"""The bench runs, and counts nothing that was answered wrongly."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ontour.bench import dataset, ground, load, reading, run, target, work, writing
from ontour.bench.ground import Ground
from ontour.cluster import Cluster
from ontour.throwaway import Throwaway
from tests.support.database import Database

KINDS = {kind.name: kind for kind in work.ALL}


@pytest.fixture(scope="module")
def small(throwaway: Throwaway, cluster: Cluster, installation: Database) -> Iterator[Ground]:
    """The measured organization, one other, and both services."""
    people = dataset.fill(cluster, installation.name, scale=0.001)
    dataset.copy_bare(cluster, installation.name)
    with ground.running(cluster, throwaway.paths, people) as running:
        yield running


@pytest.mark.postgrest
@pytest.mark.parametrize("kind", work.ALL, ids=lambda kind: kind.name)
def test_every_work_is_measured_on_every_service(small: Ground, kind: work.Work) -> None:
    results = run.rounds(small, 1, 1, (2,), [kind], lambda said: None)

    services = {name for _, _, name in results}
    assert services == {run.ONTOUR, run.SQL} | ({run.BARE} if kind.has_bare else set())
    assert all(figures.all.throughput > 0 for figures in results.values())


@pytest.mark.postgrest
def test_an_answer_that_the_database_contradicts_is_refused(
    small: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = KINDS["page"]
    ours = target.ontour(small, small.people[0])
    ask = target.Target.ask
    monkeypatch.setattr(target.Target, "ask", lambda *args: ask(*args)[1:])

    with pytest.raises(load.WrongAnswer):
        kind.check(small, ours, run.headers(small, kind))


@pytest.mark.postgrest
def test_a_request_that_fails_is_not_counted(small: Ground) -> None:
    ours = target.ontour(small, small.people[0])
    requests = [load.Request(f"{reading.SUMMARY.format(ours.owner_id)}&group_by=colour")]

    with pytest.raises(load.WrongAnswer):
        load.wrk(ours.base_url, "GET", run.headers(small, KINDS["summary"]), requests, 1, 1)


@pytest.mark.postgrest
def test_a_change_that_did_not_reach_the_database_is_noticed(small: Ground) -> None:
    kind = KINDS["create"]
    ours = target.ontour(small, small.people[1])
    before = writing.created(small, ours)

    with pytest.raises(load.WrongAnswer), kind.counted(small, ours, 1) as answered:
        answered.append(2)
    assert writing.created(small, ours) == before
