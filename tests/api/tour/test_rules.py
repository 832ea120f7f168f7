"""How an organization does its money: defaults of its deals, and whose exchange rates count."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.support.answers import refusal
from tests.support.people import Person
from tests.support.shows import Row, add, add_show, invite

Register = Callable[..., Person]


def rate(person: Person, **arguments: object) -> Any:
    """What exchange_rate answers."""
    reply = person.api.get(
        "/api/rpc/exchange_rate", params={k: str(v) for k, v in arguments.items()}
    )
    assert reply.status_code == 200, reply.text
    return reply.json()


def costs_of(person: Person, show: Row) -> Any:
    """What the sheet of a show makes of its bills."""
    reply = person.api.get(f"/api/rpc/settlement_sheet?show_id={show['id']}")
    assert reply.status_code == 200, reply.text
    return reply.json()["figures"]["bottom_costs"]


def test_a_deal_says_what_the_rules_say_where_it_says_nothing(register: Register) -> None:
    mia = register()
    rules = add(
        mia,
        "finance_rules",
        currency="USD",
        withholding_percent=15,
        agency_name="Agents",
        agency_percent=10,
    )
    first = add(mia, "show_deals", show_id=add_show(mia)["id"], fee=100)
    mia.api.patch(f"/api/finance_rules/{rules['id']}", json={"withholding_percent": 20})
    second = add(mia, "show_deals", show_id=add_show(mia)["id"], fee=100, agency_percent=0)

    terms = ("currency", "withholding_percent", "agency_name", "agency_percent")
    assert [first[term] for term in terms] == ["USD", 15, "Agents", 10]
    assert [second[term] for term in terms] == ["USD", 20, None, 0]


def test_the_organization_says_whose_rates_count(register: Register) -> None:
    mia = register()
    asked = {"from_currency": "USD", "to_currency": "EUR", "on_date": "2024-02-02"}
    published = rate(mia, **asked)
    assert (published[0]["source"], published[0]["rate_on"]) == ("ECB", "2024-02-02")
    add(
        mia,
        "org_fx_rates",
        from_currency="USD",
        to_currency="EUR",
        rate=0.9,
        rate_on="2024-02-01",
        until_on="2024-03-31",
    )

    assert rate(mia, **asked) == [
        {"rate": 0.9, "times": 0.9, "per": 1, "source": "manual", "rate_on": "2024-02-01"}
    ]
    add(mia, "finance_rules", fx_sources=["ECB", "manual"])
    assert rate(mia, **asked) == published


def test_a_missing_rate_is_named_and_never_one(register: Register) -> None:
    mia = register()

    missing = mia.api.get(
        "/api/rpc/exchange_rate?from_currency=EUR&to_currency=AED&on_date=2024-02-02"
    )

    assert refusal(missing) == (422, "FX_RATE_MISSING")
    assert missing.json()["details"] == "currency=AED on=2024-02-02"


def test_what_is_known_of_a_show_follows_a_rate_of_ones_own(register: Register) -> None:
    mia = register()
    show = add_show(mia)
    add(mia, "show_deals", show_id=show["id"], currency="EUR", fee=100)
    add(mia, "show_costs", show_id=show["id"], kind="hotel", amount=200, currency="AED")
    summary = f"/api/rpc/finance_summary?org_id={mia.org_id}&currency=EUR"
    assert refusal(mia.api.get(summary)) == (422, "FX_RATE_MISSING")
    assert costs_of(mia, show) is None

    own = add(
        mia, "org_fx_rates", from_currency="AED", to_currency="EUR", rate=0.25, rate_on="2026-11-27"
    )
    assert mia.api.get(summary).json()[0]["costs"] == 50
    assert costs_of(mia, show) == 50

    add(mia, "show_costs", show_id=show["id"], kind="hotel", amount=200, currency="AED")
    assert mia.api.get(summary).json()[0]["costs"] == 100
    mia.api.patch(f"/api/org_fx_rates/{own['id']}", json={"rate": 0.5})
    assert mia.api.get(summary).json()[0]["costs"] == 200
    assert costs_of(mia, show) == 200


def test_rules_and_own_rates_are_for_who_sees_money(register: Register) -> None:
    mia, cal = register(), register("Cal Crew")
    invite(mia, cal, "crew")
    add(mia, "finance_rules", currency="USD")
    add(mia, "org_fx_rates", from_currency="USD", to_currency="EUR", rate=0.9, rate_on="2024-02-01")

    for table in ("finance_rules", "org_fx_rates", "deal_templates"):
        assert cal.api.get(f"/api/{table}?org_id=eq.{mia.org_id}").json() == []
    asked = "from_currency=USD&to_currency=EUR&on_date=2024-02-02"
    refused = cal.api.get(f"/api/rpc/exchange_rate?{asked}&org_id={mia.org_id}")
    assert refusal(refused) == (403, "PERMISSION_DENIED")
    assert cal.api.get("/api/fx_rates?currency=eq.USD&rate_on=eq.2024-02-02").json() == [
        {"currency": "USD", "rate_on": "2024-02-02", "rate": 1.0883, "source": "ECB"}
    ]
