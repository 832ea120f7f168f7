"""Whatever is wrong with some of what a browser kept, the rest comes in, and nobody sees a 500."""

from __future__ import annotations

import string
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.answers import refusal
from tests.support.local import CAMEL, Row, rows, send
from tests.support.people import Person
from tests.support.shows import invite

Register = Callable[..., Person]


def test_good_rows_go_in_beside_bad_ones(register: Register) -> None:
    mia = register()
    bad: list[tuple[Any, str | None]] = [
        ({"id": 1, "date": "2190-05-01"}, None),
        ({"id": 2, "date": "2190-02-30"}, "INVALID_VALUE"),
        ({"id": 3, "date": "2190-05-01T22:00:00Z"}, "INVALID_VALUE"),
        ({"id": 4, "date": "2190-05-01T22:00:00Z", "timeZone": "Europe/Berlin"}, None),
        ({"id": 5, "date": "2190-05-01", "showDate": "2190-05-02"}, "SPELLINGS_DIFFER"),
        ({"id": 6, "date": "2190-05-01", "show_date": "2190-05-01"}, None),
        ({"id": 7, "name": "x", "country": "Freedonia"}, "UNKNOWN_COUNTRY"),
        ({"id": 8, "name": "x", "fee": 5}, "INVALID_VALUE"),
        ({"id": 9, "name": "x", "fee": 5, "currency": "XXQ"}, "UNKNOWN_CURRENCY"),
        ({"id": 10, "name": "x", "fee": 5.555, "currency": "EUR"}, "AMOUNT_PRECISION"),
        ({"id": 11, "name": "x" * 300}, "23514"),
        ({"id": 12, "name": ["x"]}, "INVALID_VALUE"),
        ({"id": "y" * 300, "name": "x"}, "INVALID_VALUE"),
        ({"id": 14}, "INVALID_VALUE"),
        (15, "INVALID_VALUE"),
        (None, "INVALID_VALUE"),
        ([], "INVALID_VALUE"),
        ({}, "INVALID_VALUE"),
        ({"id": 19, "name": "x", "status": "sold out"}, "23514"),
        ({"id": 20, "name": "x", "colour": {"r": 1}, "tags": ["a"]}, None),
        ({"id": 21, "name": "x", "attendance": -4}, "INVALID_VALUE"),
        ({"id": 22, "name": "'; drop table api.shows; --"}, None),
    ]

    verdicts = send(mia, {"shows": [row for row, _ in bad]})

    assert [v["code"] for v in verdicts] == [code for _, code in bad]
    assert verdicts[19]["details"] == "unknown=colour_r,tags"
    shows = rows(mia, "shows?select=show_on,name&show_on=not.is.null&order=show_on,id")
    assert [show["show_on"] for show in shows] == ["2190-05-01", "2190-05-01", "2190-05-02"]


def test_bad_costs(register: Register) -> None:
    mia = register()
    bad: list[tuple[Any, str | None]] = [
        ({"id": 1, "amount": 1, "currency": "EUR"}, None),
        ({"id": 2, "amount": 1}, "INVALID_VALUE"),
        ({"id": 3, "currency": "EUR"}, "INVALID_VALUE"),
        ({"id": 4, "amount": "much", "currency": "EUR"}, "INVALID_VALUE"),
        ({"id": 5, "amount": -1, "currency": "EUR"}, "23514"),
        ({"id": 6, "amount": 1.005, "currency": "EUR"}, "AMOUNT_PRECISION"),
        ({"id": 7, "amount": 1, "currency": "XXQ"}, "UNKNOWN_CURRENCY"),
        ({"id": 8, "amount": 1, "currency": "EUR", "note": "x" * 2000}, "23514"),
        (9, "INVALID_VALUE"),
    ]
    data = {
        "shows": [
            {"id": 1, "name": "x", "costs": [row for row, _ in bad]},
            {"id": 2, "costs": [{"id": 1, "amount": 1, "currency": "EUR"}]},
        ],
        "costs": [{"id": 1, "showId": 99, "amount": 1}, {"id": 1, "amount": 1}],
    }

    verdicts = {v["pointer"]: v["code"] for v in send(mia, data)}

    wanted = {f"/shows/0/costs/{place}": code for place, (_, code) in enumerate(bad)}
    assert verdicts == wanted | {
        "/shows/0": None,
        "/shows/1": "INVALID_VALUE",
        "/shows/1/costs/0": "PARENT_NOT_IMPORTED",
        "/costs/0": "PARENT_NOT_IMPORTED",
        "/costs/1": "PARENT_NOT_IMPORTED",
    }


def test_only_what_one_may_write_goes_in(register: Register) -> None:
    mia, guest, stranger = register(), register("Vic Viewer"), register("Sam Stranger")
    invite(mia, guest, "viewer")
    refused = send(guest, CAMEL, org_id=mia.org_id)

    assert [v["code"] for v in refused] == ["PERMISSION_DENIED"] * 4
    request = {"data": CAMEL, "org_id": mia.org_id}
    reply = stranger.api.post("/api/rpc/import_local", json=request)
    assert refusal(reply) == (404, "NOT_FOUND")
    assert rows(mia, "shows") == []


@pytest.mark.parametrize("data", [None, [], 5, "{}", True])
def test_data_is_an_object(register: Register, data: Any) -> None:
    reply = register().api.post("/api/rpc/import_local", json={"data": data})
    assert refusal(reply) == (422, "INVALID_ARGUMENT")


def test_too_much_at_once(register: Register) -> None:
    data = {"shows": [{"id": n} for n in range(5001)]}
    reply = register().api.post("/api/rpc/import_local", json={"data": data})
    assert refusal(reply) == (422, "ROW_LIMIT_EXCEEDED")


# Whatever a browser may hold: our keys in any spelling with any values, and any keys.
KEYS = st.sampled_from(
    [
        "id",
        "localId",
        "date",
        "showDate",
        "show_on",
        "name",
        "title",
        "venue",
        "venueName",
        "city",
        "country",
        "fee",
        "currency",
        "amount",
        "costs",
        "showCosts",
        "expenses",
        "show_id",
        "showId",
        "status",
        "notes",
        "lat",
        "lng",
        "attendance",
        "time_zone",
    ]
)
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXTS
    | st.sampled_from(
        ["2190-01-01", "EUR", "NL", "12.50", "draft", "[]", '{"a":[{}]}', "{", "null"]
    ),
    lambda inside: (
        st.lists(inside, max_size=3)
        | st.dictionaries(
            KEYS | st.text(string.ascii_letters + "/~_", max_size=5), inside, max_size=4
        )
    ),
    max_leaves=12,
)
SECTIONS = st.sampled_from(
    ["shows", "showCosts", "costs", "ontour_shows", "checkIns", "groups", "x"]
)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.dictionaries(SECTIONS, VALUES, max_size=3))
def test_any_shape_gets_verdicts_and_nothing_comes_in_twice(register: Register, data: Row) -> None:
    mia = register()
    for attempt in range(2):
        verdicts = send(mia, data)
        for verdict in verdicts:
            assert verdict["verdict"] in {"created", "updated", "unchanged", "skipped", "rejected"}
            refused = verdict["verdict"] in {"skipped", "rejected"}
            assert refused == (verdict["code"] is not None)
            # Nothing that PostgreSQL says only of programs that are wrong.
            assert not refused or verdict["code"][:2] not in {"42", "XX", "P0", "21", "22"}, verdict
            if attempt:
                assert verdict["verdict"] != "created"
        shows = [v["row_id"] for v in verdicts if v["section"] == "shows" and v["row_id"]]
        assert len(rows(mia, "shows")) == len(set(shows))
