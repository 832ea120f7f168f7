"""Organizations are founded, renamed, left and ended."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx

from tests.support.answers import exact_count, refusal
from tests.support.database import Connection
from tests.support.organizations import (
    accept,
    call,
    change_role,
    create,
    link,
    make_stale,
    membership,
    roles,
)
from tests.support.people import Person, join
from tests.support.shows import Row, add_money, add_show
from tests.support.sync import delete, insert, push
from tests.support.together import together
from tests.support.waiting import eventually

Register = Callable[..., Person]


def test_who_founds_an_organization_owns_it(register: Register) -> None:
    mia = register()
    made = call(mia, "create_organization", name="The Band", currency="USD").json()
    assert (made["name"], made["currency"], made["created_by"]) == ("The Band", "USD", mia.id)
    [seat] = mia.api.get(f"/api/memberships?org_id=eq.{made['id']}").json()
    assert (seat["user_id"], seat["role"]) == (mia.id, "owner")
    listed = mia.api.get("/auth/me").json()["organizations"]
    assert [(org["name"], org["personal"]) for org in listed] == [
        ("Mia Marlow", True),
        ("The Band", False),
    ]


def test_an_organization_is_renamed_and_counts_in_another_currency(register: Register) -> None:
    mia = register()
    org_id = create(mia)
    path = f"/api/organizations/{org_id}"
    assert mia.api.patch(path, json={"name": "The Bands", "currency": "JPY"}).is_success
    assert refusal(mia.api.patch(path, json={"currency": "XYZ"})) == (422, "UNKNOWN_CURRENCY")
    row = mia.api.get(path).json()
    assert (row["name"], row["currency"], row["version"]) == ("The Bands", "JPY", 2)


def test_an_organization_is_made_by_the_function_alone(register: Register) -> None:
    mia = register()
    assert refusal(mia.api.post("/api/organizations", json={"name": "x"})) == (403, "42501")
    [verdict] = push(mia, [insert("organizations", name="x")])
    assert verdict["verdict"] == "rejected"


def test_everybody_may_leave_and_nobody_else_is_touched(
    register: Register, superuser_sql: Connection
) -> None:
    mia, vic, cal = register(), register("Vic Viewer"), register("Cal Crew")
    org_id = create(mia)
    own, other = join(mia, vic, "viewer", org_id), join(mia, cal, "crew", org_id)

    assert refusal(vic.api.delete(f"/api/memberships/{other['id']}")) == (403, "42501")
    assert refusal(change_role(vic, own["id"], "admin")) == (403, "42501")
    promoted = {"role": "owner", "deleted_at": "now"}
    vic.api.patch(f"/api/memberships/{own['id']}", json=promoted)
    assert roles(superuser_sql, org_id) == {"owner": [mia.id], "crew": [cal.id]}
    [kept] = superuser_sql.execute(
        "select role from api.memberships where id = %s", [own["id"]]
    ).fetchall()
    assert kept == ("viewer",)
    assert vic.api.get(f"/api/organizations/{org_id}").status_code == httpx.codes.NOT_FOUND
    assert cal.api.delete(f"/api/memberships/{other['id']}").is_success


def test_nobody_is_brought_back_unasked(register: Register) -> None:
    mia, vic = register(), register("Vic Viewer")
    org_id = create(mia)
    seat = join(mia, vic, "admin", org_id)
    assert vic.api.delete(f"/api/memberships/{seat['id']}").is_success
    asked = {"table_name": "memberships", "id": seat["id"], "version": 1}
    assert refusal(call(mia, "restore", **asked)) == (422, "NOT_RESTORABLE")
    seen = mia.api.get(f"/api/organizations/{org_id}").json()["version"]
    asked = {"table_name": "organizations", "id": org_id, "version": seen}
    assert call(mia, "restore", **asked).is_success
    assert vic.api.get(f"/api/organizations/{org_id}").status_code == httpx.codes.NOT_FOUND
    reply = mia.api.patch(f"/api/memberships/{seat['id']}", json={"deleted_at": None})
    assert refusal(reply) == (404, "NOT_FOUND")


def test_an_ended_organization_is_gone_for_all_at_once(
    register: Register, superuser_sql: Connection
) -> None:
    mia, cal = register(), register("Cal Crew")
    org_id = create(mia)
    join(mia, cal, "finance", org_id)
    show = add_show(mia, org_id=org_id)
    add_money(mia, show)
    token, _ = link(mia, org_id)
    start: int = cal.api.get("/api/rpc/feed_position").json()
    # More than one request may change.
    superuser_sql.execute(
        "insert into api.shows (org_id, name) select %s, 'Show' from generate_series(1, 6000)",
        [org_id],
    )

    assert refusal(cal.api.delete(f"/api/organizations/{org_id}")) == (403, "PERMISSION_DENIED")
    assert mia.api.delete(f"/api/organizations/{org_id}").status_code == httpx.codes.NO_CONTENT

    for person in (mia, cal):
        for table in ("shows", "show_deals", "show_costs", "memberships", "invitations"):
            reply = person.api.get(
                f"/api/{table}?org_id=eq.{org_id}", headers={"Prefer": "count=exact"}
            )
            if table.startswith("show_"):
                reply = person.api.get(f"/api/{table}", headers={"Prefer": "count=exact"})
            assert (reply.json(), exact_count(reply)) == ([], 0), table
        assert refusal(person.api.get(f"/api/shows/{show['id']}")) == (404, "NOT_FOUND")
        asked = {"table_name": "shows", "id": show["id"]}
        assert person.api.get("/api/rpc/history", params=asked).json() == []
        at = {"at": "2100-01-01T00:00:00Z", "table_name": "shows"}
        assert person.api.get("/api/rpc/as_of", params=at).json() == []
        assert org_id not in person.api.get("/api/rpc/snapshot").text
        assert [org["id"] for org in person.api.get("/auth/me").json()["organizations"]] == [
            person.org_id
        ]
        assert refusal(person.api.post("/api/shows", json={"org_id": org_id, "name": "x"})) == (
            403,
            "42501",
        )
    assert refusal(accept(cal, token)) == (404, "INVITATION_INVALID")
    asked_back = {"table_name": "organizations", "id": org_id, "version": 1}
    assert refusal(call(mia, "restore", **asked_back)) == (404, "NOT_FOUND")

    # Who belonged to it is told.
    def left() -> list[Any]:
        told: list[Row] = cal.api.get(f"/api/changes?position=gt.{start}").json()
        return [topic for row in told for topic in row["left"] or [] if org_id in topic]

    assert sorted(eventually(left)) == [
        f"org:{org_id}", f"org:{org_id}:finance", f"org:{org_id}:member:{cal.id}"
    ]  # fmt: skip


def test_an_operator_brings_an_ended_organization_back(
    register: Register, superuser_sql: Connection
) -> None:
    """As docs/how-to/organizations.md says."""
    mia, cal = register(), register("Cal Crew")
    org_id = create(mia)
    join(mia, cal, "crew", org_id)
    show = add_show(mia, org_id=org_id)
    mia.api.delete(f"/api/organizations/{org_id}")
    superuser_sql.execute(
        """
        with ended as (
            update api.organizations set deleted_at = null where id = %s returning id
        )
        select change.restore_deleted_with('organizations', ended.id, log.tx_id)
        from ended
        join change.log as log on log.row_id = ended.id and log.op = 'delete'
        order by log.seq desc limit 1
        """,
        [org_id],
    )
    assert cal.api.get(f"/api/shows/{show['id']}").is_success
    assert roles(superuser_sql, org_id) == {"owner": [mia.id], "crew": [cal.id]}


def test_ending_an_organization_takes_a_fresh_sign_in(
    register: Register, superuser_sql: Connection
) -> None:
    mia = register()
    org_id = create(mia)
    make_stale(superuser_sql, mia)
    reply = mia.api.delete(f"/api/organizations/{org_id}")
    assert refusal(reply) == (401, "STEP_UP_REQUIRED")
    assert "insufficient_user_authentication" in reply.headers["WWW-Authenticate"]
    row = mia.api.get(f"/api/organizations/{org_id}").json()
    [verdict] = push(mia, [delete("organizations", row)])
    assert (verdict["verdict"], verdict["code"]) == ("rejected", "STEP_UP_REQUIRED")
    assert mia.api.get(f"/api/organizations/{org_id}").is_success


def test_a_stranger_ends_nothing_and_learns_nothing(register: Register) -> None:
    mia, sue = register(), register("Sue Stranger")
    org_id = create(mia)
    unknown = "01a1fc5d-73bb-7814-8c1e-edafc5f17560"
    answers = [sue.api.delete(f"/api/organizations/{each}") for each in (org_id, unknown)]
    assert answers[0].text == answers[1].text
    assert refusal(answers[0]) == (404, "NOT_FOUND")


def test_nobody_comes_into_an_organization_that_ends_at_that_moment(
    register: Register, superuser_sql: Connection
) -> None:
    mia, guests = register(), [register(f"Gil {number}") for number in range(3)]
    for _ in range(5):
        org_id = create(mia)
        token, _ = link(mia, org_id, uses=3)
        ended, *accepted = together(
            4,
            lambda number, org_id=org_id, token=token: (  # type: ignore[misc]
                accept(guests[number - 1], token)
                if number
                else mia.api.delete(f"/api/organizations/{org_id}")
            ),
        )
        assert ended.is_success, ended.text
        assert {reply.status_code for reply in accepted} <= {200, 404}
        assert roles(superuser_sql, org_id) == {}


def test_an_admin_manages_all_but_owners(register: Register) -> None:
    mia, ada, cal = register(), register("Ada Admin"), register("Cal Crew")
    org_id = create(mia)
    own = join(mia, ada, "admin", org_id)
    crew = join(mia, cal, "crew", org_id)
    owner = membership(mia, org_id, mia)
    assert change_role(ada, crew["id"], "manager").is_success
    for reply in [
        change_role(ada, own["id"], "owner"),
        change_role(ada, crew["id"], "owner"),
        change_role(ada, owner["id"], "viewer"),
        ada.api.delete(f"/api/memberships/{owner['id']}"),
        call(ada, "create_invitation_link", org_id=org_id, role="owner"),
    ]:
        assert refusal(reply) == (403, "OWNER_PROTECTED")
    assert membership(mia, org_id, ada)["role"] == "admin"
    assert ada.api.delete(f"/api/memberships/{crew['id']}").is_success
