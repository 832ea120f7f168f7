"""Each mistake of a push has its own code, and the rest of the push lives on."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

import pytest

from tests.support.answers import refusal
from tests.support.people import Person
from tests.support.shows import add_show, read
from tests.support.sync import Operation, delete, insert, operation, push, push_one, update

Register = Callable[..., Person]


def edit(fields: Any) -> Operation:
    """A change of a tour that does not exist."""
    return operation("update", "tours", base_version=1, fields=fields)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (insert("countries", code="XX"), "UNTRACKED_TABLE"),
        (insert("nowhere", name="x"), "UNKNOWN_TABLE"),
        (insert('tours" --', name="x"), "UNKNOWN_TABLE"),
        (insert("pg_class", relname="x"), "UNKNOWN_TABLE"),
        (insert("tours", name="x", nane="y"), "UNKNOWN_FIELD"),
        (insert("tours", name="x", created_by=str(uuid.uuid4())), "FIELD_NOT_WRITABLE"),
        (edit({"version": 7}), "FIELD_NOT_WRITABLE"),
        (edit({"org_id": None}), "FIELD_NOT_WRITABLE"),
        (edit({"deleted_at": None}), "FIELD_NOT_WRITABLE"),
        (edit({"mine": 1}) | {"table": "conflicts"}, "FIELD_NOT_WRITABLE"),
        (operation("delete", "conflicts", base_version=1), "42501"),
        (edit({"name": "x"}), "NOT_FOUND"),
        (edit({}), "OPERATION_INVALID"),
        (operation("update", "tours", base_version=1), "OPERATION_INVALID"),
        (edit({"name": "x"}) | {"base_version": "x"}, "OPERATION_INVALID"),
        (edit([1]), "OPERATION_INVALID"),
        (operation("delete", "tours", base_version=1, fields={"name": "x"}), "OPERATION_INVALID"),
        (operation("upsert", "tours", fields={"name": "x"}), "OPERATION_INVALID"),
        (operation("insert", "tours", base_version=3, fields={"name": "x"}), "OPERATION_INVALID"),
        (insert("tours", name="x") | {"device": 7}, "OPERATION_INVALID"),
        (insert("tours", name="x") | {"made_at": "soon"}, "OPERATION_INVALID"),
        (insert("tours", name="x") | {"depends_on": "x"}, "OPERATION_INVALID"),
        (insert("tours", name="x") | {"depends_on": [7]}, "OPERATION_INVALID"),
        (insert("tours", name="x") | {"id": "7"}, "OPERATION_INVALID"),
        (insert("tours", name="x") | {"op_id": None}, "OPERATION_INVALID"),
        (insert("tours", name="x") | {"op_id": "7"}, "OPERATION_INVALID"),
        (insert("tours", name="NUL \x00"), "OPERATION_INVALID"),
        (insert("shows", name="x", expected_attendance="many"), "22P02"),
        (insert("shows", name="x", country="Atlantis"), "UNKNOWN_COUNTRY"),
        (7, "OPERATION_INVALID"),
        (None, "OPERATION_INVALID"),
        ([], "OPERATION_INVALID"),
    ],
)  # fmt: skip
def test_each_mistake_has_its_code_and_the_others_live_on(
    wrong: Any, code: str, register: Register
) -> None:
    mia = register()
    before, after = insert("tours", name="Before"), insert("tours", name="After")

    verdicts = push(mia, [before, wrong, after])

    assert [(v["verdict"], v.get("code")) for v in verdicts] == [
        ("applied", None),
        ("rejected", code),
        ("applied", None),
    ]
    assert verdicts[1]["message"]


@pytest.mark.parametrize("version", [0, -1, 2, 2**31 - 1])
def test_a_base_version_that_never_was_is_refused(version: int, register: Register) -> None:
    mia = register()
    show = add_show(mia)
    for done in (update("shows", show, notes="x"), delete("shows", show)):
        verdict = push_one(mia, done | {"base_version": version})
        assert (verdict["verdict"], verdict["code"]) == ("rejected", "BASE_VERSION_UNKNOWN")
    assert read(mia, "shows", show["id"]) == show


@pytest.mark.parametrize("count", [1001, 10_000])
def test_too_many_at_once_are_refused_together(count: int, register: Register) -> None:
    reply = register().api.post("/api/rpc/push", json={"operations": [{}] * count})
    assert refusal(reply) == (422, "OPERATION_LIMIT")


def test_a_push_beyond_the_body_limit_is_refused_at_the_gateway(register: Register) -> None:
    many = [insert("tours", name="x" * 200) for _ in range(10_000)]
    reply = register().api.post("/api/rpc/push", json={"operations": many})
    assert refusal(reply) == (413, "BODY_TOO_LARGE")


@pytest.mark.parametrize(
    "body", [{}, {"operations": {}}, {"operations": None}, {"operations": 7}, {"rows": []}]
)
def test_a_push_has_operations(body: Any, register: Register) -> None:
    reply = register().api.post("/api/rpc/push", json=body)
    assert refusal(reply) == (422, "INVALID_ARGUMENT")
