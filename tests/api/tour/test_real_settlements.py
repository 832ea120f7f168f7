"""1,049 real concerts with a deal each: settled, summed, one handed to its promoter, explained."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import httpx
import pypdf
import pytest
from rich.console import Console

from ontour import settlement
from ontour.paths import ROOT
from tests.money.comparing import exact
from tests.money.explaining import check, leaves
from tests.money.oracle import calculate
from tests.money.written import from_json
from tests.support.answers import refusal
from tests.support.people import Person
from tests.support.shows import Row, add, invite

Register = Callable[..., Person]

FILE = ROOT / "db" / "seeds" / "tour-dates-with-attendance.csv"
RULES = {
    "agency_name": "Southern", "agency_percent": 10, "agency_base": "gross_fee",
    "management_percent": 15, "management_base": "fee_after_tax",
}  # fmt: skip
BATCH = 250


def concerts() -> list[Row]:
    """The file's rows: a hundred tickets guaranteed versus 70 % of net gross, or 500 in dollars."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        rows: list[Row] = list(csv.DictReader(lines))
    versus = {"deal_type": "versus", "percent": "70", "percent_base": "net_gross"}
    for row in rows:
        if row["door_price"]:
            row |= versus | {"fee": str(100 * Decimal(row["door_price"]))}
        else:
            row |= {"deal_type": "guarantee", "fee": "500", "currency": "USD"}
    return rows


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return concerts()


@pytest.fixture
def mia(register: Register, rows: list[Row]) -> Person:
    """Who has them all, with deals."""
    person = register()
    add(person, "finance_rules", **RULES)
    for first in range(0, len(rows), BATCH):
        reply = post(person, "import_shows", {"rows": rows[first : first + BATCH]})
        assert {one["verdict"] for one in reply} == {"inserted"}
    return person


def post(person: Person, function: str, body: Row) -> Any:
    """What a function of the API answers, exactly."""
    reply = person.api.post(f"/api/rpc/{function}", json=body)
    assert reply.status_code == httpx.codes.OK, reply.text
    return from_json(reply.text)


def get(person: Person, path: str) -> Any:
    """What is read at an address, exactly."""
    reply = person.api.get(path)
    assert reply.status_code == httpx.codes.OK, reply.text
    return from_json(reply.text)


def settled_tours(person: Person) -> Iterator[Row]:
    """The answer of each tour that is settled."""
    for tour in get(person, "/api/tours?select=id"):
        yield post(person, "settle_tour", {"tour_id": tour["id"]})


def test_the_real_concerts_are_settled_summed_printed_and_explained(
    mia: Person, register: Register, rows: list[Row]
) -> None:
    answers = list(settled_tours(mia))
    assert [show for answer in answers for show in answer["shows"] if "code" in show] == []
    assert sum(answer["settled"] for answer in answers) == len(rows) == 1049
    agrees_with_the_oracle(mia)
    adds_up(mia)
    is_handed_over(mia, register)


def agrees_with_the_oracle(mia: Person) -> None:
    """Each settled show is what the page of the arithmetic makes of its row."""
    settled = get(mia, "/api/settlements?select=inputs,figures&state=eq.settled")
    assert len(settled) == 1049
    for one in settled:
        expected = calculate(one["inputs"])
        assert {name: exact(one["figures"][name]) for name in expected} == expected


def adds_up(mia: Person) -> None:
    """What the summary says of the settled shows is the sum of their settlements."""
    summary: dict[str, Row] = {}
    for by in ("tour", "country"):
        asked = {"group_by": by, "currency": "USD", "missing_rates": "exclude"}
        groups = post(mia, "finance_summary", asked)
        assert len(groups) > 20
        summary[by] = {
            figure: sum(group[figure] for group in groups)
            for figure in ("shows", "gross", "commissions", "net")
        }
    assert summary["tour"] == summary["country"]
    assert summary["tour"]["gross"] > 100_000
    balances = "/api/journal_lines?select=account,amount,currency&limit=10000&order=id"
    books: dict[str, Decimal] = {}
    for offset in range(0, 20_000, 10_000):
        for line in get(mia, f"{balances}&offset={offset}"):
            books[line["currency"]] = books.get(line["currency"], Decimal(0)) + line["amount"]
    assert set(books.values()) == {Decimal(0)}
    assert len(books) > 10


def is_handed_over(mia: Person, register: Register) -> None:
    """One of them as a PDF, for either side; and one figure of it, down to its rows."""
    [show] = get(mia, "/api/settlements?select=id:show_id&order=money_in.desc&limit=1")
    address = f"/documents/settlements/{show['id']}.pdf"
    promoter, act = text_of(mia, address), text_of(mia, f"{address}?audience=act")
    sheet = get(mia, f"/api/rpc/settlement_sheet?show_id={show['id']}")
    figures = {name: f"{value:,}" for name, value in sheet["figures"].items() if value is not None}
    for name in ("gross", "gross_fee", "due", "outstanding"):
        assert figures[name] in promoter, name
    for name in ("act_net", "management"):
        assert figures[name] in act
        assert figures[name] not in promoter, "none of the promoter's business"

    tree = post(mia, "explain_figure", {"show_id": show["id"], "figure": "act_net"})
    check(tree, tree["rounding"]["minor_units"], tree["rounding"]["mode"])
    assert {leaf["table"] for leaf in leaves(tree)} == {"shows", "show_deals"}
    console = Console(file=io.StringIO(), width=200)
    console.print(settlement.tree_of(tree))
    printed = console.file.getvalue()  # type: ignore[attr-defined]  # it is the StringIO above
    assert "actual_attendance, version 1" in printed
    assert f"act_net {figures['act_net']} = fee_after_tax - bottom_costs - commissions" in printed

    for role in ("crew", "viewer"):
        colleague = register(role.title())
        invite(mia, colleague, role)
        assert refusal(colleague.api.get(address)) == (403, "PERMISSION_DENIED")
    assert refusal(register("Sue").api.get(address)) == (404, "NOT_FOUND")
    assert refusal(mia.api.get(f"{address}?audience=all")) == (422, "VALIDATION_FAILED")
    assert mia.api.get("/documents/settlements/x.pdf").status_code == httpx.codes.BAD_REQUEST
    with httpx.Client(base_url=mia.api.base_url) as nobody:
        assert refusal(nobody.get(address)) == (401, "TOKEN_REQUIRED")


def text_of(person: Person, address: str) -> str:
    """What a document says."""
    reply = person.api.get(address)
    assert reply.status_code == httpx.codes.OK, reply.text
    assert reply.headers["content-type"] == "application/pdf"
    assert reply.headers["cache-control"] == "no-store"
    assert reply.headers["content-disposition"].endswith('.pdf"')
    pages = pypdf.PdfReader(io.BytesIO(reply.content)).pages
    return "\n".join(page.extract_text() for page in pages)
