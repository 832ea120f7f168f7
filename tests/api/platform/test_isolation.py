"""What one organization has is nobody else's to see: no route, no count and no error tells of it.

Mia's rows all hold a word that nobody could guess. Whatever Sue, a stranger, asks for, no answer
may hold that word, and none may differ from the answer about a row that does not exist.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from dataclasses import dataclass

import httpx
import pytest

from tests.support.answers import exact_count, refusal
from tests.support.database import Connection
from tests.support.organizations import link, verify_email
from tests.support.people import Person
from tests.support.shows import Row, add, add_money, add_show, invite

Register = Callable[..., Person]

COUNTED = {"Prefer": "count=exact"}
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
# The same for everybody, and nobody's secret.
PUBLIC = {"countries", "currencies", "fx_rates", "notification_kinds"}
EMBEDDINGS = [
    "/api/organizations?select=*,tours(*,shows(*)),memberships(*,users(*))",
    "/api/shows?select=*,tours(*),venues(*),show_costs(*),show_deals(*),organizations(*)",
    "/api/tours?select=*,shows(*,show_deals(*))",
    "/api/venues?select=*,shows(*,show_costs(*))",
    "/api/show_deals?select=*,shows!inner(*)",
    "/api/users?select=*,memberships(*,organizations(*))",
]


@dataclass(frozen=True)
class Band:
    """Mia's organization, with one row of everything in it."""

    mia: Person
    secret: str
    rows: dict[str, Row]

    def ids(self) -> set[str]:
        """Every id that stands in these rows."""
        return {match[0] for row in self.rows.values() for match in UUID.finditer(str(row))}


@pytest.fixture
def band(register: Register) -> Band:
    secret = f"secret-{uuid.uuid4().hex}"
    mia = register(f"Mia {secret}")
    tour = add(mia, "tours", name=f"Tour {secret}")
    venue = add(mia, "venues", name=f"Hall {secret}", city=secret, country="NL")
    show = add_show(
        mia,
        name=f"Show {secret}",
        tour_id=tour["id"],
        venue_id=venue["id"],
        notes=secret,
        external_id=secret,
    )
    finances, cost = add_money(mia, show)
    membership = mia.api.get("/api/memberships").json()[0]
    organization = mia.api.get(f"/api/organizations/{mia.org_id}").json()
    _, invitation = link(mia, mia.org_id)
    [preferences] = mia.api.get("/api/preferences").json()
    return Band(
        mia,
        secret,
        {
            "organizations": organization,
            "memberships": membership,
            "tours": tour,
            "venues": venue,
            "shows": show,
            "show_deals": finances,
            "show_costs": cost,
            "invitations": invitation,
            "preferences": preferences,
        },
    )


@pytest.fixture
def sue(register: Register) -> Person:
    return register("Sue Stranger")


def tells(reply: httpx.Response, band: Band, asked_with: str = "") -> set[str]:
    """What of the band stands in an answer, other than what the question held."""
    said = reply.text + str(reply.headers)
    return {word for word in {band.secret} | band.ids() if word in said and word not in asked_with}


def tables(person: Person) -> list[str]:
    """Every table that the API serves, as its own description lists them."""
    paths = person.api.get("/api/").json()["paths"]
    return sorted(path[1:] for path in paths if not path.startswith("/rpc/") and path != "/")


def test_the_owner_finds_her_own_rows(band: Band) -> None:
    """Otherwise the tests below would prove nothing."""
    for table, row in band.rows.items():
        reply = band.mia.api.get(f"/api/{table}", params={"id": f"eq.{row['id']}"}, headers=COUNTED)
        assert (reply.json(), exact_count(reply)) == ([row], 1)


def test_a_stranger_finds_nothing_in_any_table(band: Band, sue: Person) -> None:
    served = tables(sue)
    assert set(band.rows) <= set(served)
    for table in served:
        reply = sue.api.get(f"/api/{table}", headers=COUNTED)
        assert not tells(reply, band), table
        if table not in PUBLIC:
            assert exact_count(reply) == len(reply.json()), table


@pytest.mark.parametrize("path", EMBEDDINGS)
def test_a_stranger_finds_nothing_by_embedding(path: str, band: Band, sue: Person) -> None:
    assert band.secret in band.mia.api.get(path).text
    reply = sue.api.get(path)
    assert reply.status_code == httpx.codes.OK
    assert not tells(reply, band)


def test_a_stranger_cannot_tell_a_foreign_row_from_none(band: Band, sue: Person) -> None:
    for table, row in band.rows.items():
        for method, body in [("GET", None), ("PATCH", {"deleted_at": "now"}), ("DELETE", None)]:
            answers = [
                sue.api.request(method, f"/api/{table}/{row_id}", json=body)
                for row_id in (row["id"], uuid.uuid4())
            ]
            assert answers[0].text == answers[1].text, table
            assert answers[0].status_code == answers[1].status_code, table
            assert answers[0].status_code in {403, 404}, table


def test_a_filter_is_no_oracle(band: Band, sue: Person) -> None:
    """Guessing right and guessing wrong look alike, values in another table's columns included."""
    show = band.rows["shows"]
    for query in [
        {"name": f"like.*{band.secret}*"},
        {"external_id": f"eq.{band.secret}"},
        {"id": f"eq.{show['id']}"},
        {"org_id": f"eq.{band.mia.org_id}"},
        {"or": f"(notes.eq.{band.secret},city.eq.Amsterdam)"},
        {"select": "name,tours!inner(name)", "tours.name": f"like.*{band.secret}*"},
        {"select": "name,show_deals!inner(fee)", "show_deals.fee": "gte.0"},
    ]:
        assert len(band.mia.api.get("/api/shows", params=query).json()) == 1, query
        reply = sue.api.get("/api/shows", params=query, headers=COUNTED)
        assert (reply.json(), exact_count(reply)) == ([], 0), query


def test_a_filtered_write_reaches_no_foreign_row(band: Band, sue: Person) -> None:
    show = band.rows["shows"]
    everything = {"id": "not.is.null"}
    returned = {"Prefer": "return=representation"}
    for reply in [
        sue.api.patch("/api/shows", params=everything, json={"notes": "x"}, headers=returned),
        sue.api.delete("/api/shows", params=everything, headers=returned),
    ]:
        assert (reply.status_code, reply.json()) == (200, [])
    assert band.mia.api.get(f"/api/shows/{show['id']}").json() == show


def test_nothing_can_be_put_into_a_foreign_organization(band: Band, sue: Person) -> None:
    """Not even what would collide with a row there, which is refused with the same words."""
    org_id = band.mia.org_id
    wanted: list[tuple[str, Row]] = [
        ("shows", {"name": "x"}),
        ("shows", {"name": "x", "external_id": band.secret}),
        ("tours", {"name": "x"}),
        ("tours", {"name": band.rows["tours"]["name"]}),
        ("venues", {"name": "x"}),
        ("memberships", {"user_id": sue.id, "role": "viewer"}),
        ("memberships", {"user_id": band.mia.id, "role": "owner"}),
        ("invitations", {"user_id": sue.id, "role": "owner"}),
    ]
    for table, columns in wanted:
        asked = columns | {"org_id": org_id}
        reply = sue.api.post(f"/api/{table}", json=asked)
        nowhere = sue.api.post(f"/api/{table}", json=asked | {"org_id": str(uuid.uuid4())})
        assert refusal(reply)[0] == 403, asked
        assert reply.json() == nowhere.json(), asked
        assert not tells(reply, band)


def test_a_foreign_row_cannot_be_referred_to(band: Band, sue: Person) -> None:
    """The same refusal as for a row that does not exist."""
    own_show = add_show(sue)
    references: list[tuple[str, str, Row]] = [
        ("shows", "tour_id", {"name": "x"}),
        ("shows", "venue_id", {"name": "x"}),
        ("show_deals", "show_id", {"currency": "EUR", "fee": 1}),
        ("show_costs", "show_id", {"currency": "EUR", "amount": 1, "kind": "crew"}),
    ]
    for table, column, columns in references:
        target = band.rows[column.replace("_id", "s")]["id"]
        answers = []
        for row_id in (target, str(uuid.uuid4())):
            reply = sue.api.post(f"/api/{table}", json=columns | {column: row_id})
            answers.append((refusal(reply), reply.text.replace(row_id, "")))
        assert answers[0] == answers[1], column
        assert answers[0][0] == (422, "REFERENCE_NOT_FOUND"), column
    reply = sue.api.patch(
        f"/api/shows/{own_show['id']}", json={"tour_id": band.rows["tours"]["id"]}
    )
    assert refusal(reply) == (422, "REFERENCE_NOT_FOUND")


@pytest.mark.parametrize("role", ["stranger", "removed member"])
def test_history_is_empty_for_who_may_not_read_the_row(role: str, band: Band, sue: Person) -> None:
    if role == "removed member":
        membership = invite(band.mia, sue, "admin")
        band.mia.api.delete(f"/api/memberships/{membership['id']}")
    for table, row in band.rows.items():
        asked = {"table_name": table, "id": row["id"]}
        assert band.mia.api.get("/api/rpc/history", params=asked).json(), table
        reply = sue.api.get("/api/rpc/history", params=asked)
        assert (reply.status_code, reply.json()) == (200, []), table


def test_as_of_shows_a_stranger_nothing(band: Band, sue: Person) -> None:
    for table, row in band.rows.items():
        for asked in [{"id": row["id"]}, {"filter": f'{{"id":"{row["id"]}"}}'}, {}]:
            query = {"table_name": table, "at": "2100-01-01T00:00:00Z"} | asked
            assert band.secret in str(band.mia.api.get("/api/rpc/as_of", params=query).json()) or (
                table not in {"organizations", "tours", "venues", "shows"}
            )
            reply = sue.api.get("/api/rpc/as_of", params=query)
            assert reply.status_code == httpx.codes.OK
            assert not tells(reply, band, asked_with=str(query)), table


def test_a_stranger_cannot_restore_a_row_nor_learn_that_it_exists(band: Band, sue: Person) -> None:
    for table, row in band.rows.items():
        answers = []
        for row_id in (row["id"], str(uuid.uuid4())):
            reply = sue.api.post(
                "/api/rpc/restore", json={"table_name": table, "id": row_id, "version": 1}
            )
            answers.append((refusal(reply), reply.text.replace(row_id, "")))
        assert answers[0] == answers[1], table
        code = (404, "NOT_FOUND")
        if table in {"invitations", "preferences"}:
            code = (422, "NOT_RESTORABLE")
        assert answers[0][0] == code, table


@pytest.mark.parametrize(
    ("function", "arguments"),
    [
        ("finance_summary", {"currency": "EUR", "group_by": "month"}),
        ("finance_gaps", {"currency": "USD"}),
        ("import_shows", {"rows": [{"date": "2026-11-28", "venue": "Paradiso"}]}),
        ("create_invitation_link", {"role": "crew"}),
        ("invite", {"role": "crew", "email": "gil@example.com"}),
    ],
)
def test_a_function_knows_no_foreign_organization(
    function: str, arguments: Row, band: Band, sue: Person, superuser_sql: Connection
) -> None:
    verify_email(superuser_sql, band.mia, sue)
    asked = arguments | {"org_id": band.mia.org_id}
    assert band.mia.api.post(f"/api/rpc/{function}", json=asked).status_code == httpx.codes.OK
    answers = []
    for org_id in (band.mia.org_id, str(uuid.uuid4())):
        reply = sue.api.post(f"/api/rpc/{function}", json=asked | {"org_id": org_id})
        answers.append((refusal(reply), reply.text.replace(org_id, "")))
    assert answers[0] == answers[1]
    assert answers[0][0] == (404, "NOT_FOUND")


def test_a_removed_member_sees_nothing_from_the_next_request_on(band: Band, sue: Person) -> None:
    membership = invite(band.mia, sue, "owner")
    show = band.rows["shows"]
    assert sue.api.get(f"/api/shows/{show['id']}").json() == show

    band.mia.api.delete(f"/api/memberships/{membership['id']}")

    assert refusal(sue.api.get(f"/api/shows/{show['id']}")) == (404, "NOT_FOUND")
    for table in tables(sue):
        assert not tells(sue.api.get(f"/api/{table}"), band), table


def test_without_a_token_only_reference_data_is_served(band: Band, http: httpx.Client) -> None:
    for table, row in band.rows.items():
        assert refusal(http.get(f"/api/{table}")) == (401, "42501"), table
        assert refusal(http.get(f"/api/{table}/{row['id']}")) == (401, "42501"), table
    described = http.get("/api/").json()["paths"]
    # What an invitation is for is told to whoever has its token; announced is announced to all.
    allowed = {f"/{table}" for table in PUBLIC}
    allowed |= {"/rpc/read_invitation", "/rpc/announced_shows"}
    assert {path for path in described if path != "/"} <= allowed
