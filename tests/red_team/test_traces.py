"""Somebody who has used all there is leaves: a dump of the database tells nothing of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ontour import evidence
from ontour.cluster import Cluster
from ontour.throwaway import Throwaway
from tests.support.life import Life, a_life, dump, traces
from tests.support.mails import newest_to
from tests.support.waiting import eventually


@pytest.fixture
def life(throwaway: Throwaway, cluster: Cluster) -> Iterator[Life]:
    with a_life(throwaway, cluster) as life:
        yield life


def test_who_has_left_leaves_nothing_and_the_log_is_proven(life: Life) -> None:
    stack, sql = life.stack, life.sql
    assert traces(dump(stack))
    eventually(lambda: bool(sql.execute("select 1 from change.seals").fetchone()))
    anchors = [row[0] for row in sql.execute("select to_jsonb(a) from change.anchors() as a")]
    reply = life.person.api.post("/auth/me/delete")
    assert reply.status_code == 204, reply.text
    assert newest_to(stack, life.person.email, "deleted")

    def erased() -> bool:
        sql.execute("select auth.erase_people(after => '0')")
        found = sql.execute("select 1 from change.erasures where erased_at is null").fetchone()
        return found is None

    eventually(erased)
    # Hashed keys of what was counted go with the hour; nobody's name is in them.
    assert traces(dump(stack)) == []
    assert evidence.verify(sql, anchors) == []
    eventually(lambda: evidence.extent(sql).unsealed == 0)
    later = [row[0] for row in sql.execute("select to_jsonb(a) from change.anchors() as a")]
    assert evidence.verify(sql, anchors + later) == []

    shown = life.cal.api.get(f"/api/shows?id=eq.{life.show['id']}").json()
    assert [show["name"] for show in shown] == ["Paradiso"]
    for secret in life.secrets:
        reply = life.cal.api.post("/auth/refresh", json={"refresh_token": secret})
        assert reply.status_code in (401, 422), secret
