"""Everything about oneself, as a file; and leaving: tests/red_team looks at what is left."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator

import httpx
import pytest

from ontour.cluster import Cluster
from ontour.throwaway import Throwaway
from tests.support.answers import refusal
from tests.support.database import Connection, Database
from tests.support.factors import by_pin, grow_stale
from tests.support.life import NAME, Life, a_life
from tests.support.people import Person, join
from tests.support.together import together
from tests.support.waiting import eventually

Register = Callable[..., Person]


@pytest.fixture(scope="module")
def life(throwaway: Throwaway, cluster: Cluster) -> Iterator[Life]:
    with a_life(throwaway, cluster) as life:
        yield life


def export(life: Life) -> dict[str, list[dict[str, object]]]:
    reply = life.person.api.post("/auth/me/export", json={})
    assert reply.status_code == 200, reply.text
    assert reply.headers["Cache-Control"] == "no-store"
    assert reply.headers["Content-Disposition"] == 'attachment; filename="ontour-0.json"'
    found: dict[str, list[dict[str, object]]] = reply.json()
    return found


def test_the_export_has_everything_about_oneself(life: Life) -> None:
    exported = export(life)
    sections = life.sql.execute(
        "select split_part(relation, '.', 2), array_agg(column_name)"
        " from core.personal_data cross join unnest(exported) as column_name group by relation"
    ).fetchall()
    for name, columns in sections:
        if name == "presence":
            continue
        assert exported[name], f"nothing in {name}"
        assert all(set(row) == set(columns) for row in exported[name]), name
    assert exported["users"][0]["full_name"] == NAME
    assert exported["email_addresses"][0]["email"] == life.person.email
    assert exported["identities"][0]["email"] == "dulcinea@quixote.example"
    changes = exported["changes"]
    own = [change for change in changes if "after" in change]
    assert {"users", "shows", "preferences"} <= {change["table"] for change in own}
    assert "Secret windmill gig" in json.dumps(own)
    # Others' rows are named, and not shown.
    assert life.show["id"] in {change["id"] for change in changes}
    assert life.show["id"] not in {change["id"] for change in own}


def test_the_export_has_no_secret_and_nothing_of_others(life: Life) -> None:
    text = json.dumps(export(life))
    for secret in (*life.secrets, "argon2id", "Cal Crew", life.cal.email, "cals-tablet", "sancho"):
        assert secret not in text, secret


def test_the_export_goes_page_by_page(life: Life) -> None:
    with Database(life.stack.cluster, life.stack.dbname).connect() as sql:
        sql.execute(
            "insert into auth.security_events (kind, user_id, request_id)"
            " select 'logged_in', %s, 'page ' || n from generate_series(1, 2500) as n",
            [life.person.id],
        )
    told: list[str] = []
    for page in range(3):
        reply = life.person.api.post("/auth/me/export", json={"page": page}).json()
        told += [event["request_id"] for event in reply["security_events"]]
        assert reply["more"] == (page == 0)
    assert {f"page {n}" for n in range(1, 2501)} <= set(told)


@pytest.mark.parametrize("path", ["/auth/me/export", "/auth/me/delete"])
def test_both_take_a_fresh_and_full_sign_in(
    register: Register, http: httpx.Client, superuser_sql: Connection, path: str
) -> None:
    mia = register()
    assert refusal(http.post(path, json={})) == (401, "TOKEN_REQUIRED")
    weak = by_pin(http, superuser_sql, mia)
    with contextlib.closing(weak.api):
        assert refusal(weak.api.post(path, json={})) == (401, "STEP_UP_REQUIRED")
    grow_stale(superuser_sql, mia)
    reply = mia.api.post(path, json={})
    assert refusal(reply) == (401, "STEP_UP_REQUIRED")
    assert "insufficient_user_authentication" in reply.headers["WWW-Authenticate"]
    assert mia.api.get("/auth/me").status_code == 200


def test_the_last_owner_among_others_stays(register: Register) -> None:
    mia, cal = register("Mia Marlow"), register("Cal Crew")
    join(mia, cal, "crew")
    reply = mia.api.post("/auth/me/delete")
    assert refusal(reply) == (409, "ACCOUNT_OWNS_ORGANIZATION")
    assert reply.json()["details"] == f"org_ids={mia.org_id}"
    assert mia.api.get("/auth/me").status_code == 200
    assert cal.api.post("/auth/me/delete").status_code == 204
    assert mia.api.post("/auth/me/delete").status_code == 204


def test_whom_one_leaves_behind_is_told_and_keeps_the_work(register: Register) -> None:
    mia, cal = register("Mia Marlow"), register("Cal Crew")
    join(cal, mia, "manager")
    body = {"org_id": cal.org_id, "name": "Paradiso"}
    reply = mia.api.post("/api/shows", json=body, headers={"Prefer": "return=representation"})
    (show,) = reply.json()
    start = cal.api.get("/api/rpc/feed_position").json()
    assert mia.api.post("/auth/me/delete").status_code == 204

    def told() -> list[str]:
        changes = cal.api.get(f"/api/changes?position=gt.{start}").json()
        names = [change["row"]["full_name"] for change in changes if change["table"] == "users"]
        left = any(f"profile:{mia.id}" in (change["left"] or []) for change in changes)
        return names if left else []

    # Of the nameless profile, and then that it is out of sight.
    assert eventually(told) == ["Deleted person"]
    assert refusal(mia.api.get("/auth/me")) == (401, "SESSION_REVOKED")
    assert refusal(mia.api.get("/api/shows")) == (401, "SESSION_REVOKED")
    (kept,) = cal.api.get(f"/api/shows?id=eq.{show['id']}").json()
    assert kept["created_by"] == mia.id
    history = cal.api.post("/api/rpc/history", json={"table_name": "shows", "id": show["id"]})
    assert history.json()[0]["actor_name"] == "Deleted person"
    members = cal.api.get(f"/api/memberships?org_id=eq.{cal.org_id}&select=user_id").json()
    assert [member["user_id"] for member in members] == [cal.id]


def test_two_owners_who_leave_at_once_leave_nobody_alone(register: Register) -> None:
    for _ in range(5):
        people = [register("Mia Marlow"), register("Cal Crew"), register("Ann Agent")]
        mia, cal, ann = people
        band = mia.api.post("/api/rpc/create_organization", json={"name": "The Band"}).json()
        join(mia, cal, "owner", band["id"])
        join(mia, ann, "crew", band["id"])
        replies = together(2, lambda n: people[n].api.post("/auth/me/delete"))  # noqa: B023
        assert sorted(reply.status_code for reply in replies) == [204, 409], replies
        members = ann.api.get(f"/api/memberships?org_id=eq.{band['id']}&select=role").json()
        assert sorted(member["role"] for member in members) == ["crew", "owner"]
