"""What a member may do follows from the role: a viewer reads shows, no money, writes nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import httpx
import pytest

from tests.support.answers import exact_count, refusal
from tests.support.people import Person
from tests.support.shows import Row, add, add_money, add_show, invite, read

Register = Callable[..., Person]

COUNTED = {"Prefer": "count=exact"}


@dataclass(frozen=True)
class Band:
    """Mia's organization, and Vic, whom she has made a viewer of it."""

    mia: Person
    vic: Person
    membership: Row
    tour: Row
    show: Row
    finances: Row
    cost: Row


@pytest.fixture
def band(register: Register) -> Band:
    mia, vic = register("Mia Marlow"), register("Vic Viewer")
    membership = invite(mia, vic, "viewer")
    tour = add(mia, "tours", name="Autumn")
    show = add_show(mia, tour_id=tour["id"])
    finances, cost = add_money(mia, show)
    return Band(mia, vic, membership, tour, show, finances, cost)


def test_a_viewer_reads_shows_and_tours(band: Band) -> None:
    listed = band.vic.api.get("/api/shows", params={"org_id": f"eq.{band.mia.org_id}"})
    assert listed.json() == [band.show]
    assert read(band.vic, "tours", band.tour["id"]) == band.tour
    reply = band.vic.api.get("/api/shows?select=name,tours(name)&status=eq.draft")
    assert reply.json() == [{"name": "Paradiso", "tours": {"name": "Autumn"}}]


def test_a_viewer_sees_who_else_belongs_to_the_organization(band: Band) -> None:
    reply = band.vic.api.get(
        f"/api/memberships?select=role,users(full_name)&org_id=eq.{band.mia.org_id}"
    )
    assert sorted((row["role"], row["users"]["full_name"]) for row in reply.json()) == [
        ("owner", "Mia Marlow"),
        ("viewer", "Vic Viewer"),
    ]


@pytest.mark.parametrize("table", ["show_deals", "show_costs"])
def test_a_viewer_sees_no_money_in_a_table(table: str, band: Band) -> None:
    reply = band.vic.api.get(f"/api/{table}", headers=COUNTED)
    assert (reply.json(), exact_count(reply)) == ([], 0)
    row = band.finances if table == "show_deals" else band.cost
    assert refusal(band.vic.api.get(f"/api/{table}/{row['id']}")) == (404, "NOT_FOUND")


def test_a_viewer_sees_no_money_by_embedding(band: Band) -> None:
    reply = band.vic.api.get(
        f"/api/shows?id=eq.{band.show['id']}&select=name,show_deals(*),show_costs(*)"
    )
    assert reply.json() == [{"name": "Paradiso", "show_deals": [], "show_costs": []}]
    by_fee = band.vic.api.get("/api/shows?select=name,show_deals!inner(fee)", headers=COUNTED)
    assert exact_count(by_fee) == 0


def test_a_viewer_sees_no_money_in_the_past(band: Band) -> None:
    for table, row in [("show_deals", band.finances), ("show_costs", band.cost)]:
        asked = {"table_name": table, "id": row["id"]}
        assert band.vic.api.get("/api/rpc/history", params=asked).json() == []
        at = {"at": "2100-01-01T00:00:00Z"}
        assert band.vic.api.get("/api/rpc/as_of", params=asked | at).json() == []


@pytest.mark.parametrize("function", ["finance_summary", "finance_gaps"])
def test_a_viewer_gets_no_sums(function: str, band: Band) -> None:
    asked = {"org_id": band.mia.org_id, "currency": "EUR"}
    reply = band.vic.api.get(f"/api/rpc/{function}", params=asked)
    assert refusal(reply) == (403, "PERMISSION_DENIED")


def test_a_viewer_imports_nothing(band: Band) -> None:
    asked = {"org_id": band.mia.org_id, "rows": [{"date": "2026-11-28", "venue": "Paradiso"}]}
    reply = band.vic.api.post("/api/rpc/import_shows", json=asked)
    assert refusal(reply) == (403, "PERMISSION_DENIED")


def test_a_viewer_reads_the_history_of_a_show(band: Band) -> None:
    asked = {"table_name": "shows", "id": band.show["id"]}
    [first] = band.vic.api.get("/api/rpc/history", params=asked).json()
    assert (first["op"], first["actor_name"]) == ("insert", "Mia Marlow")


def test_a_viewer_adds_nothing(band: Band) -> None:
    org_id, show_id = band.mia.org_id, band.show["id"]
    for table, columns in [
        ("shows", {"org_id": org_id, "name": "x"}),
        ("tours", {"org_id": org_id, "name": "x"}),
        ("venues", {"org_id": org_id, "name": "x"}),
        ("show_deals", {"show_id": show_id, "fee": 1, "currency": "EUR"}),
        ("show_costs", {"show_id": show_id, "kind": "crew", "amount": 1, "currency": "EUR"}),
        ("memberships", {"org_id": org_id, "user_id": band.vic.id, "role": "admin"}),
    ]:
        reply = band.vic.api.post(f"/api/{table}", json=columns)
        assert refusal(reply) == (403, "42501"), table


def test_a_viewer_changes_and_deletes_nothing(band: Band) -> None:
    org_id = band.mia.org_id
    for path, change in [
        (f"/api/shows/{band.show['id']}", {"notes": "x"}),
        (f"/api/shows/{band.show['id']}", {"status": "pending"}),
        (f"/api/shows?org_id=eq.{org_id}", {"notes": "x"}),
        (f"/api/tours/{band.tour['id']}", {"name": "x"}),
        (f"/api/memberships/{band.membership['id']}", {"role": "admin"}),
        (f"/api/organizations/{org_id}", {"name": "x"}),
        (f"/api/users/{band.mia.id}", {"full_name": "x"}),
    ]:
        assert refusal(band.vic.api.patch(path, json=change)) == (403, "42501"), path
        # He may end his own membership: see test_organizations.
        if not any(table in path for table in ("users", "organizations", "memberships")):
            assert refusal(band.vic.api.delete(path)) == (403, "42501"), path
    assert read(band.mia, "shows", band.show["id"]) == band.show


def test_money_that_a_viewer_cannot_see_is_not_there_to_be_changed(band: Band) -> None:
    for path in [f"/api/show_deals/{band.finances['id']}", f"/api/show_costs/{band.cost['id']}"]:
        assert refusal(band.vic.api.patch(path, json={"currency": "USD"})) == (404, "NOT_FOUND")
        assert refusal(band.vic.api.delete(path)) == (404, "NOT_FOUND")


def test_a_viewer_restores_nothing(band: Band) -> None:
    band.mia.api.patch(f"/api/shows/{band.show['id']}", json={"notes": "x"})
    asked = {"table_name": "shows", "id": band.show["id"], "version": 1}
    assert refusal(band.vic.api.post("/api/rpc/restore", json=asked)) == (403, "PERMISSION_DENIED")


@pytest.mark.parametrize(
    ("role", "writes_shows", "reads_money", "writes_money"),
    [
        ("owner", True, True, True),
        ("admin", True, True, True),
        ("manager", True, True, True),
        ("finance", False, True, True),
        ("crew", False, False, False),
        ("viewer", False, False, False),
    ],
)
def test_a_role_allows_what_its_permissions_say(
    role: str, writes_shows: bool, reads_money: bool, writes_money: bool, register: Register
) -> None:
    mia, guest = register("Mia Marlow"), register("Gil Guest")
    show = add_show(mia)
    invite(mia, guest, role)

    renamed = guest.api.patch(f"/api/shows/{show['id']}", json={"notes": "x"})
    paid = guest.api.post(
        "/api/show_costs",
        json={"show_id": show["id"], "kind": "hotel", "amount": 100, "currency": "EUR"},
    )
    add_money(mia, show)
    seen = guest.api.get("/api/show_deals").json()

    assert renamed.status_code == (httpx.codes.NO_CONTENT if writes_shows else 403)
    assert paid.status_code == (httpx.codes.CREATED if writes_money else 403)
    assert bool(seen) == reads_money


def test_who_is_promoted_may_write_at_the_next_request(band: Band) -> None:
    path = f"/api/memberships/{band.membership['id']}"
    promoted = band.mia.api.patch(path, json={"role": "manager"})
    assert promoted.status_code == httpx.codes.NO_CONTENT
    reply = band.vic.api.patch(f"/api/shows/{band.show['id']}", json={"notes": "x"})
    assert reply.status_code == httpx.codes.NO_CONTENT


def test_the_last_owner_stays(band: Band) -> None:
    [own] = band.mia.api.get(f"/api/memberships?user_id=eq.{band.mia.id}").json()
    for reply in [
        band.mia.api.delete(f"/api/memberships/{own['id']}"),
        band.mia.api.patch(f"/api/memberships/{own['id']}", json={"role": "viewer"}),
    ]:
        assert refusal(reply) == (409, "LAST_OWNER")


def test_an_admin_makes_no_owners(band: Band) -> None:
    band.mia.api.patch(f"/api/memberships/{band.membership['id']}", json={"role": "admin"})
    wanted = {"org_id": band.mia.org_id, "role": "owner"}
    reply = band.vic.api.post("/api/rpc/create_invitation_link", json=wanted)
    assert refusal(reply) == (403, "OWNER_PROTECTED")
