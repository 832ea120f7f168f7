"""Whatever stands in a string is data: SQL in it is stored and found as it is, or refused."""

from __future__ import annotations

from collections.abc import Callable

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.answers import refusal
from tests.support.people import PASSWORD, Person
from tests.support.shows import Row, add, add_show, read

Register = Callable[..., Person]

SQL = [
    "'; drop table api.shows; --",
    "' or '1'='1",
    '"; delete from change.log; --',
    "x') returning (select password_hash from auth.passwords limit 1) --",
    "$$ select pg_sleep(10) $$",
    "$1; rollback; select 1",
    "\\'; select 1 --",
    "%s %I %L %(name)s {org_id} ${jndi:x}",
    "null",
    "{}",
    "*/ drop schema api cascade /*",
]

# Every column that holds free text.
TEXTS = {
    "shows": ["name", "city", "notes", "external_id"],
    "tours": ["name", "notes"],
    "venues": ["name", "address", "city", "subdivision"],
}
# Columns that hold a code or a date, which no SQL is.
CODES = {
    "shows": ["country", "time_zone", "status", "show_on", "tour_id", "venue_id", "org_id"],
    "venues": ["country", "time_zone", "latitude"],
}

# What PostgreSQL can store: no NUL, no halves of surrogate pairs.
storable = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]))


@pytest.mark.parametrize("text", SQL)
def test_sql_in_free_text_is_stored_as_text(text: str, register: Register) -> None:
    mia = register()
    for table, columns in TEXTS.items():
        row = add(mia, table, **dict.fromkeys(columns, text))
        assert {row[column] for column in columns} == {text}
        assert read(mia, table, row["id"]) == row
        found = mia.api.get(f"/api/{table}", params={"name": f"eq.{text}"})
        assert found.json() == [row], table


@pytest.mark.parametrize("text", SQL)
def test_sql_in_a_code_is_refused(text: str, register: Register) -> None:
    mia = register()
    for table, columns in CODES.items():
        for column in columns:
            reply = mia.api.post(f"/api/{table}", json={"name": "x", column: text})
            assert refusal(reply)[0] in {400, 422}, (column, reply.text)


@pytest.mark.parametrize("text", SQL)
def test_sql_in_an_argument_is_an_argument(text: str, register: Register) -> None:
    mia = register()
    show = add_show(mia)
    for function, arguments in [
        ("history", {"table_name": text, "id": show["id"]}),
        ("as_of", {"table_name": text, "at": "2026-01-01"}),
        ("as_of", {"table_name": "shows", "at": text}),
        ("as_of", {"table_name": "shows", "at": "2026-01-01", "filter": text}),
        ("restore", {"table_name": text, "id": show["id"], "version": 1}),
        ("restore", {"table_name": "shows", "id": text, "version": 1}),
        ("finance_summary", {"group_by": text, "currency": "EUR"}),
        ("finance_summary", {"currency": text}),
    ]:
        reply = mia.api.post(f"/api/rpc/{function}", json=arguments)
        assert reply.status_code in {200, 400, 404, 422}, (function, arguments, reply.text)
        if reply.status_code == httpx.codes.OK:
            assert reply.json() == []
    assert read(mia, "shows", show["id"]) == show


@pytest.mark.parametrize("text", SQL)
def test_sql_in_a_filter_finds_nothing(text: str, register: Register) -> None:
    mia = register()
    add_show(mia)
    for operator in ("eq", "like", "ilike", "in", "fts", "is"):
        reply = mia.api.get("/api/shows", params={"name": f"{operator}.{text}"})
        assert reply.status_code in {200, 400}, reply.text
        if reply.status_code == httpx.codes.OK and (operator, text) != ("is", "null"):
            assert reply.json() == []
    for query in ({"select": text}, {"order": text}, {"or": f"({text})"}, {text: "eq.1"}):
        assert mia.api.get("/api/shows", params=query).status_code in {200, 400, 414}, query


@pytest.mark.parametrize("text", SQL)
def test_sql_in_a_sign_up_is_a_name_or_refused(text: str, http: httpx.Client) -> None:
    body = {"email": text, "password": PASSWORD, "full_name": text}
    assert refusal(http.post("/auth/register", json=body)) == (422, "INVALID_EMAIL")
    body = {"email": text, "password": text}
    assert refusal(http.post("/auth/login", json=body)) == (401, "INVALID_CREDENTIALS")


def test_any_text_that_fits_is_kept_and_found_as_it_is(register: Register) -> None:
    mia = register()

    @settings(max_examples=60, deadline=None)
    @given(name=storable.filter(lambda text: 1 <= len(text) <= 200))
    def kept(name: str) -> None:
        show = add_show(mia, name=name)
        assert read(mia, "shows", show["id"])["name"] == name
        asked = {"id": f"eq.{show['id']}", "name": f"eq.{name}"}
        reply = mia.api.get("/api/shows", params=asked)
        # Control characters may stand in a row, but not in an address.
        if name.isprintable():
            assert reply.json() == [show]
        else:
            assert reply.status_code in {200, 400}

    kept()


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text() | st.dates().map(str) | st.uuids().map(str),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)  # fmt: skip


def test_no_row_makes_the_api_fail(register: Register) -> None:
    """Any JSON for any column: stored or refused, in the one form of refusals."""
    mia = register()
    columns: dict[str, Row] = mia.api.get("/api/").json()["definitions"]
    tables = ["shows", "tours", "venues", "show_deals", "show_costs", "memberships"]
    names = st.sampled_from(
        sorted({name for table in tables for name in columns[table]["properties"]})
    )

    @settings(max_examples=150, deadline=None)
    @given(
        table=st.sampled_from(tables),
        row=st.dictionaries(names | st.text(max_size=5), json_values, max_size=4),
    )
    def answered(table: str, row: dict[str, object]) -> None:
        reply = mia.api.post(f"/api/{table}", json=row)
        assert reply.status_code in {201, 400, 403, 404, 409, 422}, reply.text
        if reply.status_code != httpx.codes.CREATED:
            refusal(reply)

    answered()
