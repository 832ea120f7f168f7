"""Terms in templates and offers are as guarded as the rows that they become."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.money.settled import confirmed_show, settle, sheet_of
from tests.support.answers import refusal
from tests.support.people import Person
from tests.support.shows import add, add_show

Register = Callable[..., Person]

FLAT = {"measure": "tickets", "threshold": 1, "kind": "flat", "amount": 5}
NOBODYS = "00000000-0000-7000-8000-000000000000"
BAD: list[Any] = [
    {"deal": {"org_id": NOBODYS}},
    {"deal": {"show_id": NOBODYS}},
    {"deal": {"version": 9}},
    {"deal": {"deleted_at": "2026-01-01"}},
    {"deal": {"fee": "NaN"}},
    {"deal": {"fee": "Infinity"}},
    {"deal": {"fee": -1}},
    {"deal": {"fee": {"amount": 5}}},
    {"deal": {"withholding_percent": "NaN"}},
    {"deal": {"withholding_percent": 101}},
    {"deal": {"currency": "JPY", "fee": 0.5}},
    {"deal": {"currency": "XXQ"}},
    {"deal": {"deal_type": "barter"}},
    {"deal": {"deal_type": "door", "fee": 5}},
    {"deal": []},
    {"bonuses": [FLAT | {"show_id": NOBODYS}]},
    {"bonuses": [FLAT | {"amount": -5}]},
    {"bonuses": [FLAT | {"threshold": 0.5}]},
    {"bonuses": [FLAT | {"amount": 0.001}]},
    {"bonuses": [{}]},
    {"bonuses": {}},
    {"costs": []},
    [],
    "x",
    None,
]


@pytest.mark.parametrize("terms", BAD, ids=str)
def test_nothing_comes_in_by_terms_that_no_row_takes(register: Register, terms: Any) -> None:
    mia = register()
    show = add_show(mia)
    [deal] = [add(mia, "show_deals", show_id=show["id"], currency="EUR", fee=100)]
    of_show = {"show_id": show["id"]}

    reply = mia.api.post("/api/deal_templates", json={"name": "Club", "terms": terms})
    if reply.is_success:
        [template] = mia.api.get("/api/deal_templates").json()
        applied = of_show | {"template_id": template["id"]}
        reply = mia.api.post("/api/rpc/apply_deal_template", json=applied)
    assert 400 <= reply.status_code < 500, reply.text

    if terms is not None:  # which is: the deal as it stands
        reply = mia.api.post("/api/rpc/offer_deal", json=of_show | {"terms": terms})
        assert 400 <= reply.status_code < 500, reply.text

    assert mia.api.get(f"/api/show_deals/{deal['id']}").json() == deal
    assert mia.api.get("/api/deal_bonuses").json() == []


def test_neither_an_offer_nor_a_template_reaches_a_settled_show(register: Register) -> None:
    mia = register()
    show, _ = confirmed_show(mia)
    of_show = {"show_id": show["id"]}
    offer = mia.api.post("/api/rpc/offer_deal", json=of_show | {"terms": {"deal": {"fee": 9}}})
    template = add(mia, "deal_templates", name="Club", terms={"deal": {"fee": 9}})
    settle(mia, show["id"])
    before = sheet_of(mia, show["id"])
    agreed = mia.api.post("/api/rpc/agree_offer", json={"offer_id": offer.json()["id"]})
    assert refusal(agreed) == (409, "SHOW_SETTLED")
    applied = of_show | {"template_id": template["id"]}
    assert refusal(mia.api.post("/api/rpc/apply_deal_template", json=applied)) == (
        409,
        "SHOW_SETTLED",
    )
    assert sheet_of(mia, show["id"]) == before


def test_an_agreed_offer_stays_as_it_was_agreed(register: Register) -> None:
    mia = register()
    show = add_show(mia)
    add(mia, "show_deals", show_id=show["id"], currency="EUR", fee=100)
    asked = {"show_id": show["id"], "terms": {"deal": {"fee": 700}}}
    offer = mia.api.post("/api/rpc/offer_deal", json=asked).json()
    reply = mia.api.post("/api/rpc/agree_offer", json={"offer_id": offer["id"]})
    assert reply.is_success, reply.text
    agreed = mia.api.get(f"/api/show_offers/{offer['id']}").json()
    assert agreed["terms"]["deal"]["fee"] == 700
    path = f"/api/show_offers/{offer['id']}"
    for edit in ({"terms": {"deal": {"fee": 1}}}, {"state": "offered"}, {"deleted_at": "now"}):
        assert 400 <= mia.api.patch(path, json=edit).status_code < 500, edit
    for call in ("withdraw_offer", "decline_offer", "agree_offer"):
        reply = mia.api.post(f"/api/rpc/{call}", json={"offer_id": offer["id"]})
        assert refusal(reply) == (409, "OFFER_CLOSED"), call
    earlier = {"table_name": "show_offers", "id": offer["id"], "version": 1}
    assert 400 <= mia.api.post("/api/rpc/restore", json=earlier).status_code < 500
    assert mia.api.get(path).json() == agreed
