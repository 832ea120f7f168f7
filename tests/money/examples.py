"""Deals of the trade, reckoned by hand with a pocket calculator."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

Row = dict[str, Any]


def d(text: str) -> Decimal:
    return Decimal(text)


def example(deal: Row, *, units: int = 2, rounding: str = "half_even", **rows: Any) -> Row:
    return {"minor_units": units, "rounding": rounding, "deal": deal, **rows}


def house(*scales: tuple[str, int]) -> list[Row]:
    return [{"price": d(price), "capacity": 2500, "sold_count": sold} for price, sold in scales]


def sold_bonuses(*thresholds: int) -> list[Row]:
    return [
        {"measure": "tickets", "threshold": at, "kind": "flat", "amount": 500} for at in thresholds
    ]


# What is given, and what has to follow from it.
EXAMPLES: dict[str, tuple[Row, Row]] = {
    "5,000 versus 60 % of the gross, at 10,000": (
        example(
            {"deal_type": "versus", "fee": 5000, "percent": 60, "percent_base": "gross"},
            tickets=house(("20", 500)),
        ),
        {"gross": 10_000, "share": 6000, "main": 6000, "gross_fee": 6000, "promoter_net": 4000},
    ),
    "5,000 versus 60 % of the gross, at 8,000: the guarantee is more": (
        example(
            {"deal_type": "versus", "fee": 5000, "percent": 60, "percent_base": "gross"},
            tickets=house(("20", 400)),
        ),
        {"share": 4800, "main": 5000, "gross_fee": 5000, "promoter_net": 3000},
    ),
    "5,000 plus half of what is left after 10,000 of expenses": (
        example(
            {
                "deal_type": "plus",
                "fee": 5000,
                "percent": 50,
                "percent_base": "net",
                "split_point": 0,
            },
            tickets=house(("15", 2000)),
            costs=[{"amount": 10_000, "deducted": "top", "paid_by": "promoter"}],
        ),
        {"gross": 30_000, "net": 20_000, "share": 10_000, "gross_fee": 15_000, "due": 15_000},
    ),
    # 11,000 of expenses (the 5,000 among them) and 15 % of those for the promoter: split at 12,650.
    # Tax 6.5 % inside: 9,500 and 12,000 times 6.5 / 106.5 are 579.8122 and 732.3944.
    "5,000 plus 85 % after the promoter's profit": (
        example(
            {
                "deal_type": "plus",
                "fee": 5000,
                "percent": 85,
                "percent_base": "net_gross",
                "split_point": 12_650,
                "ticket_tax_percent": d("6.5"),
                "ticket_tax_mode": "inside",
            },
            tickets=house(("19", 500), ("24", 500)),
        ),
        {
            "gross": 21_500,
            "ticket_tax": d("1312.20"),
            "net_gross": d("20187.80"),
            "share": d("6407.13"),
            "gross_fee": d("11407.13"),
        },
    ),
    "5,000 and 500 more at 500, 600, 700 and 800 tickets": (
        example(
            {"deal_type": "guarantee", "fee": 5000, "bonus_rule": "cumulative"},
            tickets=house(("25", 700)),
            bonuses=sold_bonuses(500, 600, 700, 800),
        ),
        {"main": 5000, "bonuses": 1500, "gross_fee": 6500},
    ),
    "the highest of them only": (
        example(
            {"deal_type": "guarantee", "fee": 5000, "bonus_rule": "highest"},
            tickets=house(("25", 700)),
            bonuses=sold_bonuses(500, 600, 700, 800),
        ),
        {"bonuses": 500, "gross_fee": 5500},
    ),
    # 1,500 x 8 / 108 = 111.11; 85 % of 1,038.89 is 883.0565.
    "a club's 85 % of the net after 350 of expenses": (
        example(
            {
                "deal_type": "percentage",
                "percent": 85,
                "percent_base": "net",
                "door_price": 10,
                "ticket_tax_percent": 8,
                "ticket_tax_mode": "inside",
            },
            attendance={"actual": 150, "expected": 90},
            costs=[{"amount": 350, "deducted": "top", "paid_by": "promoter"}],
        ),
        {
            "sold": 150,
            "capacity": None,
            "ticket_tax": d("111.11"),
            "net": d("1038.89"),
            "share": d("883.06"),
            "promoter_net": d("155.83"),
        },
    ),
    "a door of which all is the act's, after a tax on top": (
        example(
            {
                "deal_type": "door",
                "ticket_tax_percent": 5,
                "ticket_tax_mode": "on_top",
            },
            tickets=house(("20", 100)),
        ),
        {
            "gross": 2000,
            "ticket_tax": 100,
            "money_in": 2100,
            "net_gross": 2000,
            "gross_fee": 2000,
            "promoter_net": 0,
        },
    ),
    "2 a ticket above 300, each": (
        example(
            {"deal_type": "per_ticket", "per_ticket": d("7.50")},
            tickets=house(("20", 340)),
            bonuses=[{"measure": "tickets", "threshold": 300, "kind": "per_ticket", "amount": 2}],
        ),
        {"main": 2550, "bonuses": 80, "gross_fee": 2630},
    ),
    "nobody came: a share of a loss is nothing": (
        example(
            {"deal_type": "percentage", "percent": 70, "percent_base": "net"},
            tickets=house(("20", 0)),
            costs=[{"amount": 900, "deducted": "top", "paid_by": "promoter"}],
        ),
        {"net": -900, "share": 0, "gross_fee": 0, "promoter_net": -900, "act_net": 0, "due": 0},
    ),
    "management 20 % of what the agency and the hotel leave": (
        example(
            {
                "deal_type": "guarantee",
                "fee": 10_000,
                "agency_percent": 10,
                "agency_base": "gross_fee",
                "management_percent": 20,
                "management_base": "net",
            },
            costs=[{"amount": 2000, "deducted": "bottom", "paid_by": "act"}],
        ),
        {"agency": 1000, "management": 1400, "commissions": 2400, "act_net": 5600},
    ),
    # 31,500 x 7 / 107 = 2,060.7477; 70 % of 29,439.25 = 20,607.475, half to even .48;
    # 15.825 % of that = 3,261.1337; 400 USD at 1.25 a euro are 320.
    "a German show: everything at once": (
        example(
            {
                "deal_type": "versus",
                "fee": 8000,
                "percent": 70,
                "percent_base": "net_gross",
                "ticket_tax_percent": 7,
                "ticket_tax_mode": "inside",
                "fee_tax_percent": 19,
                "withholding_percent": d("15.825"),
                "agency_percent": 10,
                "agency_base": "gross_fee",
                "management_percent": 15,
                "management_base": "fee_after_tax",
            },
            tickets=house(("35", 900)),
            costs=[
                {"amount": 2500, "deducted": "top", "paid_by": "promoter"},
                {"amount": 800, "deducted": "top", "paid_by": "promoter"},
                {
                    "amount": 400,
                    "times": 1,
                    "per": d("1.25"),
                    "deducted": "bottom",
                    "paid_by": "promoter",
                },
            ],
            payments=[
                {"kind": "deposit", "amount": 4000, "paid_on": "2026-01-15"},
                {"kind": "balance", "amount": 5000, "paid_on": None},
            ],
        ),
        {
            "ticket_tax": d("2060.75"),
            "net_gross": d("29439.25"),
            "net": d("26139.25"),
            "gross_fee": d("20607.48"),
            "fee_tax": d("3915.42"),
            "withholding": d("3261.13"),
            "fee_after_tax": d("17346.35"),
            "agency": d("2060.75"),
            "management": d("2601.95"),
            "bottom_costs": 320,
            "act_net": d("12363.65"),
            "promoter_net": d("1616.35"),
            "due": d("20941.77"),
            "paid": 4000,
            "outstanding": d("16941.77"),
        },
    ),
    "the act paid for the lights, and gets that back": (
        example(
            {"deal_type": "guarantee", "fee": 1000},
            costs=[{"amount": 250, "deducted": "top", "paid_by": "act"}],
            payments=[
                {"kind": "deposit", "amount": 1500, "paid_on": "2026-01-15"},
                {"kind": "refund", "amount": 300, "paid_on": "2026-02-15"},
            ],
        ),
        {"due": 1250, "paid": 1200, "outstanding": 50},
    ),
    "half a yen goes to the even one": (
        example({"deal_type": "guarantee", "fee": 50, "withholding_percent": 1}, units=0),
        {"withholding": 0, "fee_after_tax": 50},
    ),
    "or away from zero": (
        example(
            {"deal_type": "guarantee", "fee": 50, "withholding_percent": 1},
            units=0,
            rounding="half_up",
        ),
        {"withholding": 1, "fee_after_tax": 49},
    ),
    "a dinar has a thousand fils": (
        example({"deal_type": "guarantee", "fee": d("12.345"), "agency_percent": 10}, units=3),
        {"agency": d("1.234"), "act_net": d("11.111")},
    ),
}
