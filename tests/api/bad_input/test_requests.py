"""Wrong addresses, questions and bodies: a stable code for each, and never a 5xx."""

from __future__ import annotations

from collections.abc import Callable

import httpx
import pytest

from tests.support.answers import refusal
from tests.support.people import Person
from tests.support.shows import add_show

Register = Callable[..., Person]

NOBODYS = "00000000-0000-7000-8000-000000000000"

QUESTIONS: list[tuple[str, int, str]] = [
    ("/api/nothing", 404, "42P01"),
    ("/api/shows/not-a-uuid", 404, "NOT_FOUND"),
    (f"/api/shows/{NOBODYS}", 404, "NOT_FOUND"),
    (f"/api/nothing/{NOBODYS}", 404, "42P01"),
    ("/api/../etc/passwd", 404, "NOT_FOUND"),
    ("/api/shows?nope=eq.1", 400, "42703"),
    ("/api/shows?name=Paradiso", 400, "PGRST100"),
    ("/api/shows?name=resembles.x", 400, "PGRST100"),
    ("/api/shows?show_on=gte.soon", 400, "22007"),
    ("/api/shows?show_on=eq.2026-02-30", 400, "22008"),
    ("/api/shows?id=eq.7", 400, "22P02"),
    ("/api/shows?version=gt.many", 400, "22P02"),
    ("/api/shows?version=eq.99999999999", 400, "22003"),
    ("/api/shows?name=match.(", 400, "2201B"),
    ("/api/shows?select=nope", 400, "42703"),
    ("/api/shows?select=*,users(*)", 400, "PGRST200"),
    ("/api/shows?select=name(", 400, "PGRST100"),
    ("/api/shows?order=nope", 400, "42703"),
    ("/api/shows?order=name.sideways", 400, "PGRST100"),
    ("/api/shows?limit=-1", 416, "PGRST103"),
    ("/api/shows?or=(name.eq.x", 400, "PGRST100"),
    ("/api/shows?name=eq.%00", 400, "URL_INVALID"),
    ("/api/shows?name=eq.%ff", 400, "URL_INVALID"),
    ("/api/shows?name=eq." + "x" * 6_000, 414, "URL_TOO_LONG"),
    ("/api/shows?select=a(b(c(d(e(f))))))", 400, "QUERY_TOO_DEEP"),
    ("/api/rpc/nothing", 405, "METHOD_NOT_ALLOWED"),
    ("/api/rpc/history", 404, "PGRST202"),
    ("/api/rpc/history?table_name=shows&id=7", 400, "22P02"),
    ("/api/rpc/as_of?table_name=nothing&at=2026-01-01", 404, "UNKNOWN_TABLE"),
    ("/api/rpc/as_of?table_name=shows&at=then", 400, "22007"),
    ("/api/rpc/as_of?table_name=shows&at=2026-01-01&filter={", 400, "22P02"),
    ("/nothing", 404, "NOT_FOUND"),
    ("/auth/nothing", 404, "NOT_FOUND"),
    ("/auth/login", 405, "METHOD_NOT_ALLOWED"),
]


@pytest.mark.parametrize(
    ("path", "status", "code"), QUESTIONS, ids=[question[0][:48] for question in QUESTIONS]
)
def test_a_wrong_question_gets_its_code(
    path: str, status: int, code: str, register: Register
) -> None:
    mia = register()
    add_show(mia)  # A pattern is read when the first row is compared with it.
    assert refusal(mia.api.get(path)) == (status, code)


@pytest.mark.parametrize("method", ["PATCH", "DELETE"])
def test_a_change_of_everything_is_refused(method: str, register: Register) -> None:
    mia = register()
    show = add_show(mia)
    for query in ["", "?", "?select=id", "?order=name&limit=1", "?or=(id.not.is.null)"]:
        body = {"notes": "x"} if method == "PATCH" else None
        status, code = refusal(mia.api.request(method, f"/api/shows{query}", json=body))
        assert (status, code) in {(400, "FILTER_REQUIRED"), (400, "FILTER_NOT_PLAIN")}, query
    assert mia.api.get("/api/shows").json() == [show]


def test_a_body_of_more_than_a_megabyte_is_refused(register: Register) -> None:
    mia = register()
    show = add_show(mia)
    long = {"notes": "x" * 1024 * 1024}
    assert refusal(mia.api.post("/api/shows", json=long)) == (413, "BODY_TOO_LARGE")
    reply = mia.api.patch(f"/api/shows/{show['id']}", json=long)
    assert refusal(reply) == (413, "BODY_TOO_LARGE")
    assert mia.api.get("/api/shows").json() == [show]


def test_signing_in_takes_no_long_body(http: httpx.Client) -> None:
    body = {"email": "mia@example.com", "password": "x" * 20_000}
    for path in ("/auth/login", "/auth/register", "/auth/refresh"):
        assert refusal(http.post(path, json=body)) == (413, "BODY_TOO_LARGE")


@pytest.mark.parametrize(
    "media_type",
    [
        "text/csv",
        "text/plain",
        "application/xml",
        "application/x-www-form-urlencoded",
        "application/json; charset=latin-1",
    ],
)
def test_only_json_is_taken(media_type: str, register: Register) -> None:
    mia = register()
    reply = mia.api.post(
        "/api/shows", content=b'{"name": "x"}', headers={"Content-Type": media_type}
    )
    assert refusal(reply) == (415, "UNSUPPORTED_MEDIA_TYPE")
    assert mia.api.get("/api/shows").json() == []


def test_json_that_is_not_utf_8_is_refused(register: Register) -> None:
    mia = register()
    for body in ['{"name": "Café"}'.encode("latin-1"), '{"name": "Café"}'.encode("utf-16")]:
        reply = mia.api.post(
            "/api/shows", content=body, headers={"Content-Type": "application/json"}
        )
        assert refusal(reply) == (400, "PGRST102")


@pytest.mark.parametrize("method", ["PUT", "TRACE", "CONNECT", "PROPFIND"])
def test_other_methods_are_refused(method: str, register: Register) -> None:
    mia = register()
    assert mia.api.request(method, "/api/shows").status_code in {400, 405}


@pytest.mark.parametrize(
    "preference", ["tx=rollback", "params=single-object", "timezone=Asia/Tokyo", "count=planned"]
)
def test_preferences_that_are_not_served_are_refused(preference: str, register: Register) -> None:
    mia = register()
    reply = mia.api.get("/api/shows", headers={"Prefer": preference})
    assert refusal(reply) == (400, "PREFERENCE_REFUSED")


def test_more_than_five_thousand_rows_are_not_changed_at_once(register: Register) -> None:
    mia = register()
    rows = [{"name": f"Night {number}"} for number in range(5_001)]
    assert mia.api.post("/api/shows", json=rows).status_code == httpx.codes.CREATED
    reply = mia.api.patch("/api/shows?status=eq.draft", json={"notes": "x"})
    assert refusal(reply) == (422, "ROW_LIMIT_EXCEEDED")
    assert mia.api.get("/api/shows?notes=not.is.null").json() == []
