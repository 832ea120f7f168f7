"""Once a show is settled, no way leads round the lock: nothing that its figures rest on moves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from tests.money.settled import (
    Settled,
    confirmed_show,
    journal_of,
    settle,
    settled_show,
    sheet_of,
    unmoved,
)
from tests.support.answers import refusal
from tests.support.people import Person
from tests.support.shows import Row, add, add_show
from tests.support.sync import delete, insert, push_one, resolve, update

Register = Callable[..., Person]
Request = tuple[str, str, Any]

# A show is in use, too, by its entries in the journal; and a confirmed one needs its deal.
LOCKED = {"SHOW_SETTLED", "ROW_IN_USE", "SHOW_INCOMPLETE"}
EDITS: dict[str, Row] = {
    "show_deals": {"fee": 9000},
    "ticket_scales": {"sold_count": 701},
    "deal_bonuses": {"amount": 501},
    "show_costs": {"amount": 321},
}
MORE: dict[str, Row] = {
    "ticket_scales": {"name": "Box", "price": 60},
    "deal_bonuses": {"measure": "gross", "threshold": 1, "kind": "flat", "amount": 1},
    "show_costs": {"kind": "crew", "amount": 1, "currency": "EUR"},
}


@pytest.fixture
def settled(register: Register) -> Settled:
    return settled_show(register())


def test_no_request_moves_a_settled_figure(settled: Settled) -> None:
    before = settled.sheet(), settled.journal()
    show = f"/api/shows/{settled.show['id']}"
    asked: list[Request] = [
        ("PATCH", show, {"show_on": "2026-11-29"}),
        ("PATCH", show, {"actual_attendance": 1}),
        ("PATCH", show, {"expected_attendance": 1}),
        ("PATCH", show, {"status": "cancelled"}),
        ("DELETE", show, None),
        ("POST", "/api/rpc/settle", {"show_id": settled.show["id"]}),
        ("POST", "/api/rpc/settle", {"show_id": settled.show["id"], "dry_run": True}),
    ]
    for table, edit in EDITS.items():
        row = f"/api/{table}/{settled.rows[table]['id']}"
        asked += [
            ("PATCH", row, edit),
            ("PATCH", row, {"deleted_at": "now"}),
            ("DELETE", row, None),
        ]
    for table, columns in MORE.items():
        asked.append(("POST", f"/api/{table}", columns | {"show_id": settled.show["id"]}))
    for method, path, body in asked:
        reply = settled.mia.api.request(method, path, json=body)
        assert refusal(reply)[1] in LOCKED, (method, path, body)
    unmoved(settled, before)


def test_no_device_that_was_offline_moves_one(settled: Settled) -> None:
    before = settled.sheet(), settled.journal()
    asked = [update("shows", settled.show, actual_attendance=1), delete("shows", settled.show)]
    for table, edit in EDITS.items():
        row = settled.rows[table]
        asked += [update(table, row, **edit), delete(table, row)]
    for table, columns in MORE.items():
        asked.append(insert(table, show_id=settled.show["id"], **columns))
    for done in asked:
        verdict = push_one(settled.mia, done)
        assert verdict["verdict"] == "rejected", done
        assert verdict["code"] in LOCKED, done
    unmoved(settled, before)


def test_no_batch_hides_an_edit_among_others(settled: Settled) -> None:
    before = settled.sheet(), settled.journal()
    cost = settled.rows["show_costs"]
    for operations in (
        [delete("shows", settled.show), insert("tours", name="Spring")],
        [update("shows", settled.show, notes="x"), update("show_costs", cost, amount=1)],
        [
            delete("show_costs", cost),
            insert("show_costs", show_id=cost["show_id"], **MORE["show_costs"]),
        ],
    ):
        reply = settled.mia.api.post("/api/rpc/batch", json={"operations": operations})
        verdicts = reply.json()
        assert {verdict["verdict"] for verdict in verdicts} == {"rejected"}, operations
        assert any(verdict["code"] in LOCKED for verdict in verdicts), operations
    unmoved(settled, before)


def test_an_earlier_version_is_not_restored(register: Register) -> None:
    mia = register()
    show, rows = confirmed_show(mia)
    gone = add(mia, "show_costs", show_id=show["id"], kind="crew", amount=9, currency="EUR")
    assert mia.api.delete(f"/api/show_costs/{gone['id']}").is_success
    for table, edit in EDITS.items():
        assert mia.api.patch(f"/api/{table}/{rows[table]['id']}", json=edit).is_success
    settle(mia, show["id"])
    settled = Settled(mia, show, rows)
    before = settled.sheet(), settled.journal()
    asked = [(table, rows[table]["id"]) for table in EDITS]
    asked += [("show_costs", gone["id"]), ("shows", show["id"])]
    for table, row_id in asked:
        earlier = {"table_name": table, "id": row_id, "version": 1, "with_children": True}
        reply = mia.api.post("/api/rpc/restore", json=earlier)
        assert refusal(reply)[0] in (409, 422), (table, reply.text)
    unmoved(settled, before)


def test_a_question_left_open_is_not_answered_afterwards(register: Register) -> None:
    """Two edits of one bill met before the show was settled; the choice comes after."""
    mia = register()
    show, rows = confirmed_show(mia)
    cost = rows["show_costs"]
    assert push_one(mia, update("show_costs", cost, amount=400))["verdict"] == "applied"
    asked = push_one(mia, update("show_costs", cost, amount=500), "tablet")
    assert asked["verdict"] == "conflict"
    settle(mia, show["id"])
    before = sheet_of(mia, show["id"]), journal_of(mia, show["id"])
    found = mia.api.get("/api/conflicts", params={"row_id": f"eq.{cost['id']}"}).json()
    verdict = resolve(mia, found[0]["id"], "mine")
    assert verdict["verdict"] == "rejected"
    assert (sheet_of(mia, show["id"]), journal_of(mia, show["id"])) == before


def test_no_bill_is_moved_to_or_from_another_show(settled: Settled) -> None:
    mia = settled.mia
    other = add_show(mia, name="Melkweg")
    elsewhere = add(mia, "show_costs", show_id=other["id"], kind="crew", amount=9, currency="EUR")
    before = settled.sheet(), settled.journal()
    for row, target in ((settled.rows["show_costs"], other), (elsewhere, settled.show)):
        reply = mia.api.patch(f"/api/show_costs/{row['id']}", json={"show_id": target["id"]})
        assert refusal(reply) == (403, "42501")
        verdict = push_one(mia, update("show_costs", row, show_id=target["id"]))
        assert verdict["verdict"] == "rejected"
    reply = mia.api.patch(f"/api/shows/{settled.show['id']}", json={"org_id": other["id"]})
    assert refusal(reply) == (403, "42501")
    unmoved(settled, before)


def test_an_import_moves_an_open_show_and_no_settled_one(register: Register) -> None:
    mia = register()
    rows = [
        {"date": "2026-11-28", "venue": hall, "city": "Amsterdam", "country_code": "NL"}
        | {"fee": "5000", "currency": "EUR", "attendance": "700"}
        for hall in ("Paradiso", "Melkweg")
    ]
    imported = mia.api.post("/api/rpc/import_shows", json={"org_id": mia.org_id, "rows": rows})
    assert imported.status_code == httpx.codes.OK, imported.text
    shows = {show["name"]: show for show in mia.api.get("/api/shows").json()}
    settled, open_show = (shows[name]["id"] for name in ("Paradiso", "Melkweg"))
    for status in ("pending", "confirmed"):
        assert mia.api.patch(f"/api/shows/{settled}", json={"status": status}).is_success
    settle(mia, settled)
    before = sheet_of(mia, settled), journal_of(mia, settled)

    changed = [row | {"fee": "9000", "attendance": "5"} for row in rows]
    mia.api.post("/api/rpc/import_shows", json={"org_id": mia.org_id, "rows": changed})

    assert sheet_of(mia, open_show)["figures"]["gross_fee"] == 9000
    assert (sheet_of(mia, settled), journal_of(mia, settled)) == before
