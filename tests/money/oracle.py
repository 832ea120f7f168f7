"""The arithmetic of docs/reference/deals.md in exact fractions, written from that page alone.

The numbers in brackets are the page's. Whoever changes this reads the page, not the SQL.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tests.money.rounding import rounded

Row = dict[str, Any]

ZERO = Fraction(0)
HALF = Fraction(1, 2)
HUNDRED = 100


def exact(number: Decimal | int | None, otherwise: int = 0) -> Fraction:
    """A number as it was given, or what counts where none was."""
    return Fraction(otherwise if number is None else number)


class Deal:
    """One deal, its house, bills and payments, and every figure that follows."""

    def __init__(self, given: Row) -> None:
        self.terms: Row = given["deal"]
        self.minor_units: int = given["minor_units"]
        self.rounding: str = given.get("rounding") or "half_even"
        self.scales = given.get("tickets") or [door(self.terms, given.get("attendance") or {})]
        self.bonus_rows: list[Row] = given.get("bonuses") or []
        self.cost_rows: list[Row] = given.get("costs") or []
        self.payment_rows: list[Row] = given.get("payments") or []
        self.figures: dict[str, Any] = {}

    def money(self, value: Fraction) -> Fraction:
        return rounded(value, self.minor_units, self.rounding)

    def term(self, name: str, otherwise: int = 0) -> Fraction:
        return exact(self.terms.get(name), otherwise)

    def converted(self, row: Row) -> Fraction:
        """[5] An amount in the deal's currency."""
        rate = exact(row.get("times"), 1) / exact(row.get("per"), 1)
        return self.money(exact(row.get("amount")) * rate)

    def percentage(self, percent: Fraction, base: Fraction) -> Fraction:
        """[8] A percentage of a base, never below 0."""
        return max(ZERO, self.money(base * percent / HUNDRED))

    def share_of(self, base: str | None, percent: Fraction, over: Fraction = ZERO) -> Fraction:
        """[8] A percentage of a named base, or of what it has over something; 0 of no base."""
        return self.percentage(percent, self.figures[base] - over) if base else ZERO

    def calculate(self) -> Row:
        """All figures of the page, by its names."""
        self.money_in()
        self.costs()
        self.fee()
        self.commissions()
        self.balance()
        return self.figures

    def money_in(self) -> None:
        """[1] to [4]."""
        inside = self.terms.get("ticket_tax_mode") != "on_top"
        percent = self.term("ticket_tax_percent")
        counts = [count(scale) for scale in self.scales]
        takings = [
            number * exact(scale.get("price"))
            for number, scale in zip(counts, self.scales, strict=True)
        ]
        taxes = [
            self.money(taken * percent / (HUNDRED + percent if inside else HUNDRED))
            for taken in takings
        ]
        capacities = [scale.get("capacity") for scale in self.scales]
        gross, ticket_tax = total(takings), total(taxes)
        money_in = gross if inside else gross + ticket_tax
        self.figures |= {
            "gross": gross,
            "sold": sum(counts),
            "capacity": None if None in capacities else sum(capacities),
            "ticket_tax": ticket_tax,
            "money_in": money_in,
            "net_gross": money_in - ticket_tax,
            "tickets": taxes,
        }

    def costs(self) -> None:
        """[5] to [7]."""
        amounts = [self.converted(row) for row in self.cost_rows]
        billed = list(zip(amounts, self.cost_rows, strict=True))
        top = total(amount for amount, row in billed if row.get("deducted") == "top")
        self.figures |= {
            "top_costs": top,
            "bottom_costs": total(amounts) - top,
            "net": self.figures["net_gross"] - top,
            "costs": amounts,
        }

    def fee(self) -> None:
        """[8] to [13]."""
        share = self.share()
        bonuses = [self.bonus(row) for row in self.bonus_rows]
        highest = self.terms.get("bonus_rule") == "highest"
        gross_fee = self.main(share) + (max(bonuses, default=ZERO) if highest else total(bonuses))
        withholding = self.money(gross_fee * self.term("withholding_percent") / HUNDRED)
        self.figures |= {
            "share": share,
            "main": self.main(share),
            "bonuses": gross_fee - self.main(share),
            "gross_fee": gross_fee,
            "fee_tax": self.money(gross_fee * self.term("fee_tax_percent") / HUNDRED),
            "withholding": withholding,
            "fee_after_tax": gross_fee - withholding,
            "bonus_lines": bonuses,
        }

    def share(self) -> Fraction:
        """[8] The percentage of the base, or of what it has over the split point."""
        base = self.terms.get("percent_base")
        match self.terms["deal_type"]:
            case "door":
                return self.share_of(base or "net_gross", self.term("percent", 100))
            case "percentage" | "versus":
                return self.share_of(base, self.term("percent"))
            case "plus":
                return self.share_of(base, self.term("percent"), self.term("split_point"))
            case _:
                return ZERO

    def main(self, share: Fraction) -> Fraction:
        """[8] The main part of the fee."""
        fee = self.term("fee")
        sold: int = self.figures["sold"]
        match self.terms["deal_type"]:
            case "guarantee":
                return fee
            case "percentage" | "door":
                return share
            case "versus":
                return max(fee, share)
            case "plus":
                return fee + share
            case "per_ticket":
                return fee + self.term("per_ticket") * sold
            case unknown:
                raise ValueError(unknown)

    def bonus(self, row: Row) -> Fraction:
        """[9] What one bonus is worth; 0 where it is not reached."""
        sold: int = self.figures["sold"]
        capacity: int | None = self.figures["capacity"]
        measure: Fraction
        match row["measure"]:
            case "tickets":
                measure = Fraction(sold)
            case "percent_sold" if capacity:
                measure = Fraction(sold * HUNDRED, capacity)
            case "percent_sold":
                return ZERO
            case "gross":
                measure = self.figures["gross"]
        threshold = exact(row.get("threshold"))
        if measure < threshold:
            return ZERO
        match row["kind"]:
            case "flat":
                return exact(row.get("amount"))
            case "per_ticket":
                return exact(row.get("amount")) * (sold - threshold)
            case "percent":
                return self.share_of(row.get("percent_base"), exact(row.get("percent")))
            case unknown:
                raise ValueError(unknown)

    def commissions(self) -> None:
        """[14] to [17]."""
        found = self.figures
        left = found["fee_after_tax"] - found["bottom_costs"]
        agency = self.commission("agency", left)
        management = self.commission("management", left - agency)
        found |= {
            "agency": agency,
            "management": management,
            "commissions": agency + management,
            "act_net": left - agency - management,
            "promoter_net": found["net"] - found["gross_fee"] - found["fee_tax"],
        }

    def commission(self, party: str, net: Fraction) -> Fraction:
        base = self.terms.get(f"{party}_base") or "gross_fee"
        return self.percentage(
            self.term(f"{party}_percent"), net if base == "net" else self.figures[base]
        )

    def balance(self) -> None:
        """[18] and [19]."""
        found = self.figures
        due = found["gross_fee"] + found["fee_tax"] - found["withholding"]
        for amount, row in zip(found["costs"], self.cost_rows, strict=True):
            by_promoter = row.get("paid_by") == "promoter"
            is_top = row.get("deducted") == "top"
            if is_top and not by_promoter:
                due += amount
            elif by_promoter and not is_top:
                due -= amount
        amounts = [
            -self.converted(row) if row["kind"] == "refund" else self.converted(row)
            for row in self.payment_rows
        ]
        paid = total(
            amount
            for amount, row in zip(amounts, self.payment_rows, strict=True)
            if row.get("paid_on") is not None
        )
        found |= {"due": due, "paid": paid, "outstanding": due - paid, "payments": amounts}


def calculate(given: Row) -> Row:
    """The figures of one deal: the input and the answer of tour.calculate."""
    return Deal(given).calculate()


def door(terms: Row, attendance: Row) -> Row:
    """[1] The one scale of a show without scales."""
    came, expected = attendance.get("actual"), attendance.get("expected")
    return {"price": terms.get("door_price"), "sold_count": came, "expected_count": expected}


def count(scale: Row) -> int:
    """[1] How many tickets of a scale count."""
    sold, expected = scale.get("sold_count"), scale.get("expected_count")
    number: int = sold if sold is not None else expected if expected is not None else 0
    return number


def total(amounts: Iterable[Fraction]) -> Fraction:
    return sum(amounts, ZERO)
