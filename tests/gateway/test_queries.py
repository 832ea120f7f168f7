"""Guards of what may be asked of PostgREST, and how much: P6 to P9, P16, P17, P20, P23, P24."""

from __future__ import annotations

import time
from collections.abc import Callable
from urllib.parse import quote

import httpx
import pytest

from tests.gateway.wire import Wire, request
from tests.support.answers import refusal
from tests.support.people import Person
from tests.support.shows import Row, add, add_money, add_show, read

JSON = {"Content-Type": "application/json"}
RETURNED = {"Prefer": "return=representation"}
NOBODYS = "00000000-0000-7000-8000-000000000000"


def nested(levels: int) -> str:
    """A query for shows that nests so many pairs of parentheses."""
    return "select=" + "x(" * levels + "id" + ")" * levels


@pytest.mark.parametrize(
    "way",
    [str, lambda query: query.replace("(", "%28").replace(")", "%29")],
    ids=["plain", "encoded"],
)
def test_p06_four_levels_of_parentheses_are_passed_on_and_five_are_not(
    way: Callable[[str], str], reader: Person
) -> None:
    assert refusal(reader.api.get(f"/api/shows?{way(nested(4))}")) == (400, "PGRST200")
    assert refusal(reader.api.get(f"/api/shows?{way(nested(5))}")) == (400, "QUERY_TOO_DEEP")
    assert refusal(reader.api.get(f"/api/shows?limit=1&{way(nested(40))}&order=id")) == (
        400,
        "QUERY_TOO_DEEP",
    )


def test_p06_logic_counts_like_embedding(reader: Person) -> None:
    four = "or=(and(or(and(id.is.null,name.eq.x),name.eq.y),name.eq.z),name.eq.w)"
    assert reader.api.get(f"/api/shows?{four}").status_code == 200
    assert refusal(reader.api.get(f"/api/shows?or=(and({four.replace('=', '')}))")) == (
        400,
        "QUERY_TOO_DEEP",
    )


@pytest.mark.parametrize("name", ["a) b", "(((", ")))", ":)", "((a)(b))", "%", "é(ü)"])
def test_p06_parentheses_of_a_value_need_not_match(name: str, mia: Person) -> None:
    show = add_show(mia, name=name)
    assert mia.api.get(
        "/api/shows", params={"name": f"eq.{name}", "id": f"eq.{show['id']}"}
    ).json() == [show]


def test_p06_parentheses_of_several_parameters_are_not_added_up(reader: Person) -> None:
    assert reader.api.get("/api/shows?" + "&".join(["name=neq.((("] * 5)).status_code == 200


def test_p06_a_query_has_bounds_in_breadth_too(reader: Person) -> None:
    forty, more = (
        ",".join(f"a{number}:tours(id)" for number in range(count)) for count in (40, 41)
    )
    assert reader.api.get(f"/api/shows?select={forty}").status_code == 200
    assert refusal(reader.api.get(f"/api/shows?select={more}")) == (400, "QUERY_TOO_WIDE")
    for comma in (",", "%2C", "%2c"):
        again = comma.join(["id"] * 102)
        assert refusal(reader.api.get(f"/api/shows?select={again}")) == (400, "QUERY_TOO_WIDE")
    assert refusal(reader.api.get("/api/shows?" + "&" * 100)) == (400, "QUERY_TOO_WIDE")
    many = ",".join([NOBODYS] * 150)
    assert reader.api.get(f"/api/shows?id=in.({many})").json() == []


@pytest.mark.parametrize(
    "limit",
    [
        "limit=x",
        "limit=",
        "limit=1e3",
        "limit=1.5",
        "offset=x",
        "limit=" + "9" * 19,
        "show_costs.limit=-1",
        "show_costs.offset=-1",
        "show_costs.limit=x",
    ],
)
def test_a_limit_is_a_number(limit: str, reader: Person) -> None:
    reply = reader.api.get(f"/api/shows?select=id,show_costs(id)&{limit}")
    assert refusal(reply) == (400, "LIMIT_INVALID")


def test_postgrest_alone_answers_a_negative_limit_of_an_embedding_with_500(
    mia: Person, bare: Wire
) -> None:
    embedding = "/shows?select=id,show_costs(id)&show_costs.limit=-1"
    add_show(mia)
    assert bare.ask(request("GET", embedding, mia.headers)).status == 500


def test_limits_that_are_numbers_serve(reader: Person) -> None:
    for limit in ("limit=0", "limit=20&offset=0", "show_costs.limit=1&show_costs.offset=0"):
        assert reader.api.get(f"/api/shows?select=id,show_costs(id)&{limit}").status_code == 200


def test_p06_names_of_parameters_are_plain_so_that_guards_read_what_postgrest_reads(
    reader: Person,
) -> None:
    assert refusal(reader.api.get("/api/shows?sel%65ct=id")) == (400, "QUERY_KEY_ENCODED")
    assert refusal(reader.api.get("/api/shows?limit=1&%6fr=(id.is.null)")) == (
        400,
        "QUERY_KEY_ENCODED",
    )
    assert reader.api.get("/api/shows?notes-%3E%3Ea=eq.x").json() == []


def test_p07_a_write_takes_no_logic_for_postgrest_would_ask_it_of_the_new_row(
    mia: Person, bare: Wire
) -> None:
    show = add_show(mia, notes="old")
    for logic in ("or", "and", "not.or", "not.and"):
        query = f"id=eq.{show['id']}&{logic}=(notes.eq.old,notes.eq.older)"
        for method in ("PATCH", "DELETE"):
            body = {"notes": "new"} if method == "PATCH" else None
            for address in (f"/api/shows?{query}", f"/api/shows/{show['id']}?{query}"):
                assert refusal(mia.api.request(method, address, json=body)) == (
                    400,
                    "FILTER_NOT_PLAIN",
                )
    assert read(mia, "shows", show["id"]) == show

    # What that would have been: the row is changed, and the answer says that none was.
    unguarded = f"/shows?id=eq.{show['id']}&or=(notes.eq.old,notes.is.null)"
    assert (
        bare.ask(
            request("PATCH", unguarded, JSON | RETURNED | mia.headers, b'{"notes": "new"}')
        ).json()
        == []
    )
    assert read(mia, "shows", show["id"])["notes"] == "new"


def test_p07_a_plain_filter_on_the_column_that_changes_answers_the_changed_row(mia: Person) -> None:
    show = add_show(mia, notes="old")
    reply = mia.api.patch(
        f"/api/shows?id=eq.{show['id']}&notes=eq.old", json={"notes": "new"}, headers=RETURNED
    )
    assert [row["notes"] for row in reply.json()] == ["new"]


def test_p08_a_change_of_one_row_that_is_not_there_is_404_and_no_success(
    reader: Person,
) -> None:
    for method in ("GET", "PATCH", "DELETE"):
        body = {"notes": "x"} if method == "PATCH" else None
        for headers in ({}, RETURNED, {"Prefer": "return=minimal"}):
            reply = reader.api.request(method, f"/api/shows/{NOBODYS}", json=body, headers=headers)
            assert refusal(reply) == (404, "NOT_FOUND")
    assert reader.api.head(f"/api/shows/{NOBODYS}").status_code == 404


def test_p08_a_stale_version_is_409_by_the_address_of_one_row_and_of_many(mia: Person) -> None:
    show = add_show(mia)
    for address in (f"/api/shows/{show['id']}", f"/api/shows?id=eq.{show['id']}"):
        for version, headers in ((7, {}), (None, {"If-Match": '"7"'})):
            body = {"notes": "x"} | ({"version": version} if version else {})
            assert refusal(mia.api.patch(address, json=body, headers=headers)) == (
                409,
                "VERSION_CONFLICT",
            )
    assert refusal(mia.api.delete(f"/api/shows/{show['id']}", headers={"If-Match": '"7"'})) == (
        409,
        "VERSION_CONFLICT",
    )
    assert read(mia, "shows", show["id"]) == show


def test_p08_one_object_may_be_asked_of_a_collection_as_clients_do(reader: Person) -> None:
    one = {"Accept": "application/vnd.pgrst.object+json"}
    reply = reader.api.get(f"/api/shows?id=eq.{NOBODYS}", headers=one)
    assert (reply.status_code, reply.json()["code"]) == (406, "PGRST116")


def test_p09_an_aggregate_by_spreading_sees_no_more_than_its_caller(
    register: Callable[..., Person],
) -> None:
    mia, rival = register("Mia Marlow"), register("Rita Rival")
    for person, attendance in ((mia, 100), (rival, 10_000)):
        tour = add(person, "tours", name="Autumn")
        add_show(person, tour_id=tour["id"], actual_attendance=attendance)
    assert refusal(mia.api.get("/api/shows?select=actual_attendance.sum()")) == (400, "PGRST123")
    spread = mia.api.get(
        "/api/tours?select=name,shows(...venues(capacity.sum()),attendance:actual_attendance)"
    )
    assert spread.status_code in (200, 400)
    sums = mia.api.get("/api/shows?select=...tours(name.count()),actual_attendance").json()
    assert [row["actual_attendance"] for row in sums] == [100]


def everything_refused(person: Person, method: str, query: str) -> tuple[int, str]:
    body = {"notes": "mine"} if method == "PATCH" else None
    return refusal(person.api.request(method, f"/api/shows{query}", json=body))


@pytest.mark.parametrize("method", ["PATCH", "DELETE"])
@pytest.mark.parametrize(
    "query",
    [
        "",
        "?",
        "?select=id",
        "?limit=1&order=id",
        "?columns=notes",
        "?on_conflict=id",
        "?x",
        "?=",
        "?name",
        "?name=",
        "?name=x",
        "?&&",
    ],
)
def test_p16_a_collection_is_changed_through_a_filter_only(
    method: str, query: str, mia: Person
) -> None:
    show = add_show(mia)
    assert everything_refused(mia, method, query) == (400, "FILTER_REQUIRED")
    assert read(mia, "shows", show["id"]) == show


@pytest.mark.parametrize("query", ["?sel%65ct=eq.1", "?%6cimit=eq.1", "?%69d=eq.1"])
def test_p16_a_name_in_disguise_is_no_filter(query: str, reader: Person) -> None:
    assert everything_refused(reader, "PATCH", query) == (400, "QUERY_KEY_ENCODED")


@pytest.mark.parametrize(
    "query",
    [
        "name=eq.Paradiso",
        "select=id&name=like.Para*",
        "name=not.is.null",
        "id=in.({id})",
        "city=ilike(any).{{A*,B*}}",
    ],
)
def test_p16_every_kind_of_plain_filter_serves(query: str, mia: Person) -> None:
    show = add_show(mia)
    reply = mia.api.patch(f"/api/shows?{query.format(id=show['id'])}", json={"notes": "new"})
    assert reply.status_code == 204, reply.text
    assert read(mia, "shows", show["id"])["notes"] == "new"


def test_p16_a_deletion_marks_the_row_and_nothing_else(mia: Person) -> None:
    show = add_show(mia, notes="keep")
    reply = mia.api.delete(f"/api/shows/{show['id']}?columns=notes", headers=RETURNED)
    assert reply.status_code == 200
    deleted: Row = reply.json()
    changed = {name for name in show if show[name] != deleted[name]}
    assert changed == {"deleted_at", "version", "updated_at"}
    assert mia.api.get("/api/shows").json() == []
    assert refusal(mia.api.delete(f"/api/shows/{show['id']}")) == (404, "NOT_FOUND")


def test_p16_a_deletion_of_several_rows_counts_them(mia: Person) -> None:
    for city in ("Gent", "Gent", "Brussel"):
        add_show(mia, city=city, country="BE")
    reply = mia.api.delete("/api/shows?city=eq.Gent", headers={"Prefer": "count=exact"})
    assert (reply.status_code, reply.headers["Content-Range"]) == (204, "0-1/2")
    assert [row["city"] for row in mia.api.get("/api/shows").json()] == ["Brussel"]


def test_p16_a_deletions_own_body_goes_nowhere(wire: Wire, mia: Person) -> None:
    show = add_show(mia, notes="keep")
    headers = JSON | RETURNED | mia.headers
    reply = wire.ask(request("DELETE", f"/api/shows/{show['id']}", headers, b'{"notes": "gone"}'))
    assert (reply.status, reply.json()["notes"]) == (200, "keep")


PLANS = [
    "application/vnd.pgrst.plan",
    "application/vnd.pgrst.plan+json",
    'application/vnd.pgrst.plan+text; for="application/json"; options=analyze|verbose|wal',
    "application/json, application/vnd.pgrst.plan+json",
    "Application/VND.PGRST.Plan",
]


@pytest.mark.parametrize("accept", PLANS)
def test_p17_no_query_plan_is_served(accept: str, http: httpx.Client, bare: Wire) -> None:
    assert refusal(http.get("/api/countries", headers={"Accept": accept})) == (
        406,
        "MEDIA_TYPE_REFUSED",
    )
    assert b"Seq Scan" not in bare.ask(request("GET", "/countries", {"Accept": accept})).body


@pytest.mark.parametrize("count", ["planned", "estimated", "Planned", " planned", "nonsense"])
def test_p20_statistics_of_the_planner_are_no_answer(count: str, http: httpx.Client) -> None:
    for prefer in (
        f"count={count}",
        f"return=minimal, count={count}",
        f"count={count},count=exact",
    ):
        reply = http.get("/api/countries?limit=1", headers={"Prefer": prefer})
        assert refusal(reply) == (400, "PREFERENCE_REFUSED"), prefer


def test_p20_an_exact_count_is_of_the_callers_own_rows(register: Callable[..., Person]) -> None:
    mia, rival = register("Mia Marlow"), register("Rita Rival")
    add_show(mia)
    for person, count in ((mia, 1), (rival, 0)):
        reply = person.api.get("/api/shows?limit=0", headers={"Prefer": "count=exact"})
        assert reply.headers["Content-Range"] == f"*/{count}"


@pytest.mark.parametrize(
    "prefer",
    [
        "params=single-object",
        "params=multiple-objects",
        "tx=rollback",
        "tx=commit",
        "timezone=Asia/Tokyo",
        "Tx=rollback",
        "return=minimal,tx=rollback",
        "return=minimal; timezone=UTC",
    ],
)
def test_p23_these_preferences_are_refused(prefer: str, mia: Person) -> None:
    reply = mia.api.post("/api/shows", json={"name": "x"}, headers={"Prefer": prefer})
    assert refusal(reply) == (400, "PREFERENCE_REFUSED")
    assert mia.api.get("/api/shows").json() == []


def test_p23_the_other_preferences_are_served(mia: Person) -> None:
    prefer = "return=representation, count=exact, missing=default, handling=lenient"
    reply = mia.api.post(
        "/api/shows", json={"name": "Trix", "show_on": "2026-11-28"}, headers={"Prefer": prefer}
    )
    assert reply.status_code == 201, reply.text


def seconds(wire: Wire, sent: bytes) -> float:
    began = time.perf_counter()
    wire.ask(sent)
    return time.perf_counter() - began


def test_p24_postgrest_alone_compares_a_long_name_for_seconds(bare: Wire) -> None:
    body = b'{"' + b"k" * 6_000 + b'": 1}'
    quick = min(seconds(bare, request("POST", "/rpc/history", JSON, b'{"k": 1}')) for _ in range(5))
    assert seconds(bare, request("POST", "/rpc/history", JSON, body)) > 20 * quick


@pytest.mark.parametrize(
    "body",
    [
        b'{"' + b"k" * 64 + b'": 1}',
        b'{"' + b"k" * 900_000 + b'": 1}',
        b'{"' + b"\\u006b" * 10_000 + b'": 1}',
        b"{" + b",".join(b'"k%d": 1' % number for number in range(21)) + b"}",
        b"{" + b",".join(b'"k%d": 1' % number for number in range(80_000)) + b"}",
        b'{"id": ' + b"[" * 17 + b"]" * 17 + b"}",
        b'{"id": ' + b"[" * 400_000,
        b"[]",
        b'"text"',
        b"null",
    ],
    ids=lambda body: f"{body[:12].decode()}... of {len(body)} bytes",
)
def test_p24_a_function_gets_few_parameters_with_short_names(body: bytes, wire: Wire) -> None:
    began = time.perf_counter()
    reply = wire.ask(request("POST", "/api/rpc/history", JSON, body))
    assert (reply.status, reply.code) == (400, "PGRST102")
    # PostgREST alone would take minutes, and the gateway's patience is longer than this.
    assert time.perf_counter() - began < 10


@pytest.mark.parametrize(
    "value",
    [
        "",
        "a",
        'quo"te',
        "back\\slash",
        "{[}]",
        "é🎸",
        "x" * 500_000,
        [[[[[[[[]]]]]]]],
        {"a": [{"b": None}]},
        1.5e10,
        True,
        None,
    ],
    ids=lambda value: str(value)[:12],
)
def test_p24_values_are_passed_on_as_they_are(value: object, reader: Person) -> None:
    reply = reader.api.post("/api/rpc/history", json={"table_name": "nothing", "id": value})
    if value is None:
        assert reply.json() == []
    else:
        assert refusal(reply) == (400, "22P02")


def test_p24_spaces_and_an_empty_body_are_json_too(wire: Wire, reader: Person) -> None:
    spaced = b' {\n\t"table_name" : "nothing" , "id" : "' + NOBODYS.encode() + b'" } \r\n'
    assert wire.ask(request("POST", "/api/rpc/history", JSON | reader.headers, spaced)).json() == []
    assert wire.ask(request("POST", "/api/rpc/history", reader.headers)).code == "PGRST202"


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("/api/shows?select=" + "k" * 5_000 + "(id)", "NAME_TOO_LONG"),
        ("/api/shows?select=id%2C%22" + "k" * 200 + "%22", "NAME_TOO_LONG"),
        ("/api/shows?select=" + "%6B" * 200, "NAME_TOO_LONG"),
        ("/api/shows?" + "k" * 5_000 + "=eq.1", "NAME_TOO_LONG"),
        ("/api/rpc/history?" + "k" * 64 + "=1", "PARAMETERS_REFUSED"),
        (
            "/api/rpc/history?" + "&".join(f"k{number}=1" for number in range(21)),
            "PARAMETERS_REFUSED",
        ),
        ("/api/rpc/history?columns=" + quote("k,") * 20, "PARAMETERS_REFUSED"),
    ],
    ids=lambda value: value[:32],
)
def test_p24_a_query_holds_no_long_names(query: str, code: str, http: httpx.Client) -> None:
    assert refusal(http.get(query)) == (400, code)


def test_a_show_with_its_money_comes_in_one_request(mia: Person) -> None:
    show = add_show(mia)
    add_money(mia, show)
    [row] = mia.api.get(
        "/api/shows?select=name,show_costs(kind,amount),show_deals(fee)&show_costs.order=amount"
    ).json()
    assert row == {
        "name": show["name"],
        "show_costs": [{"kind": "sound", "amount": 950.5}],
        "show_deals": [{"fee": 12000}],
    }
