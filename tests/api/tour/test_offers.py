"""Offers go back and forth until one is agreed, and then it is the deal."""

from __future__ import annotations

from collections.abc import Callable

from tests.support.answers import refusal
from tests.support.people import Person
from tests.support.shows import Row, add, add_show, invite
from tests.support.together import together

Register = Callable[..., Person]
VERSUS = {"deal_type": "versus", "fee": 5000, "percent": 70, "percent_base": "net_gross"}


def say(person: Person, gesture: str, **arguments: object) -> Row:
    """Make or answer an offer; the offer."""
    reply = person.api.post(f"/api/rpc/{gesture}", json=arguments)
    assert reply.status_code == 200, reply.text
    row: Row = reply.json()
    return row


def deal_of(person: Person, show: Row, select: str = "fee,percent,currency") -> list[Row]:
    """The deal of a show, if there is one."""
    found: list[Row] = person.api.get(
        f"/api/show_deals?show_id=eq.{show['id']}&select={select}"
    ).json()
    return found


def test_what_is_agreed_becomes_the_deal(register: Register) -> None:
    mia = register()
    add(mia, "finance_rules", currency="EUR", agency_percent=10, deposit_percent=50)
    show = add_show(mia)

    first = say(mia, "offer_deal", show_id=show["id"], terms={"deal": VERSUS})
    second = say(
        mia, "counter_offer", offer_id=first["id"], terms={"deal": {"fee": 4000}}, note="By phone"
    )
    third = say(mia, "counter_offer", offer_id=second["id"], terms={"deal": {"fee": 4500}})
    assert deal_of(mia, show) == []
    agreed = say(mia, "agree_offer", offer_id=third["id"], deposit_due_on="2026-10-01")

    assert agreed["state"] == "agreed"
    offers = mia.api.get(
        f"/api/show_offers?show_id=eq.{show['id']}&order=number"
        "&select=number,offered_by,state,fee:terms->deal->fee"
    ).json()
    assert [tuple(offer.values()) for offer in offers] == [
        (1, "act", "countered", 5000),
        (2, "promoter", "countered", 4000),
        (3, "act", "agreed", 4500),
    ]
    assert deal_of(mia, show, "deal_type,fee,percent,currency,agency_percent") == [
        {
            "deal_type": "versus",
            "fee": 4500,
            "percent": 70,
            "currency": "EUR",
            "agency_percent": 10,
        }
    ]
    deposits = mia.api.get(
        f"/api/show_payments?show_id=eq.{show['id']}&select=kind,amount,due_on"
    ).json()
    assert deposits == [{"kind": "deposit", "amount": 2250, "due_on": "2026-10-01"}]


def test_of_two_answers_at_once_one_counts(register: Register) -> None:
    mia = register()
    show = add_show(mia)
    offer = say(
        mia, "offer_deal", show_id=show["id"], terms={"deal": {"currency": "EUR", "fee": 5000}}
    )
    gestures = ("agree_offer", "decline_offer", "withdraw_offer", "agree_offer")

    replies = together(
        4,
        lambda number: mia.api.post(f"/api/rpc/{gestures[number]}", json={"offer_id": offer["id"]}),
    )

    assert sorted(reply.status_code for reply in replies) == [200, 409, 409, 409]
    answered = next(reply.json() for reply in replies if reply.is_success)
    assert len(deal_of(mia, show)) == (1 if answered["state"] == "agreed" else 0)
    refused = [reply for reply in replies if not reply.is_success]
    assert {refusal(reply) for reply in refused} == {(409, "OFFER_CLOSED")}


def test_of_two_offers_at_once_one_is_on_the_table(register: Register) -> None:
    mia = register()
    show = add_show(mia)
    wanted = {"show_id": show["id"], "terms": {"deal": {"currency": "EUR", "fee": 5000}}}

    replies = together(4, lambda _: mia.api.post("/api/rpc/offer_deal", json=wanted))

    assert sorted(reply.status_code for reply in replies) == [200, 409, 409, 409]
    refused = [reply for reply in replies if not reply.is_success]
    assert {refusal(reply) for reply in refused} == {(409, "OFFER_OPEN")}


def test_what_no_deal_can_say_is_not_offered(register: Register) -> None:
    mia = register()
    show = add_show(mia)

    def offer(**deal: object) -> tuple[int, str]:
        return refusal(
            mia.api.post(
                "/api/rpc/offer_deal", json={"show_id": show["id"], "terms": {"deal": deal}}
            )
        )

    assert offer(currency="EUR", fee=-1) == (400, "23514")
    assert offer(currency="JPY", fee=0.5) == (422, "AMOUNT_PRECISION")
    assert offer(currency="XQQ") == (422, "UNKNOWN_CURRENCY")
    assert offer(show_id=show["id"]) == (422, "INVALID_ARGUMENT")
    assert mia.api.get("/api/show_offers").json() == []


def test_offers_are_for_who_sees_money(register: Register) -> None:
    mia, cal = register(), register("Cal Crew")
    invite(mia, cal, "crew")
    show = add_show(mia)
    offer = say(
        mia, "offer_deal", show_id=show["id"], terms={"deal": {"currency": "EUR", "fee": 5000}}
    )

    assert cal.api.get("/api/show_offers").json() == []
    seen = cal.api.get(f"/api/rpc/history?table_name=show_offers&id={offer['id']}")
    assert seen.json() == []
    for gesture in ("agree_offer", "decline_offer", "withdraw_offer"):
        refused = cal.api.post(f"/api/rpc/{gesture}", json={"offer_id": offer["id"]})
        assert refusal(refused) == (403, "PERMISSION_DENIED")
    direct = mia.api.patch(f"/api/show_offers/{offer['id']}", json={"state": "agreed"})
    assert refusal(direct) == (403, "42501")


def test_a_template_is_applied_and_the_rest_stays(register: Register) -> None:
    mia = register()
    show = add_show(mia)
    add(mia, "show_deals", show_id=show["id"], currency="GBP", fee=700, promoter_name="Hall")
    template = add(mia, "deal_templates", name="Share", terms={"deal": VERSUS | {"fee": None}})

    reply = mia.api.post(
        "/api/rpc/apply_deal_template",
        json={"show_id": show["id"], "template_id": template["id"]},
    )

    assert reply.status_code == 200, reply.text
    assert deal_of(mia, show, "deal_type,fee,percent,currency,promoter_name") == [
        {
            "deal_type": "versus",
            "fee": None,
            "percent": 70,
            "currency": "GBP",
            "promoter_name": "Hall",
        }
    ]
