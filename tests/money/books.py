"""An organization's books: a row of all that is money, each with a word nobody could guess."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx

from ontour.cluster import Cluster
from ontour.stack import Stack
from ontour.throwaway import Throwaway
from tests.conftest import NO_RATE_LIMIT
from tests.support import people
from tests.support.database import Connection, Database
from tests.support.factors import by_pin
from tests.support.people import Person
from tests.support.shows import Row, add, add_show, invite
from tests.support.stacks import own_stack
from tests.support.waiting import eventually

# In every amount that is planted: 71317.13, or so many of something.
DIGITS = "71317"
UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass
class Books:
    """Mia's organization, its show and its money, and people who are to see no money."""

    stack: Stack
    sql: Connection
    http: httpx.Client
    mia: Person
    show: Row
    other: Row
    secret: str
    readers: dict[str, Person]
    rows: dict[str, Row] = field(default_factory=dict)

    def told(self, text: str) -> set[str]:
        """What of the books stands in an answer."""
        ids = {str(row["id"]) for row in self.rows.values()}
        return {word for word in {self.secret, DIGITS} | ids if word in text}

    def money_tables(self) -> set[str]:
        """The tracked tables whose rows finance.read is asked for."""
        query = (
            "select table_name from change.tracked() where 'org:{org_id}:finance' = any (topics)"
        )
        return {name for (name,) in self.sql.execute(query)} | {"per_diems"}


@contextmanager
def opened(
    throwaway: Throwaway, cluster: Cluster, purpose: str, *, settled: bool
) -> Iterator[Books]:
    """Books in a stack of their own; where the show is settled it has a journal, too."""
    with ExitStack() as closing:
        stack = closing.enter_context(own_stack(throwaway, cluster, purpose, NO_RATE_LIMIT))
        http = closing.enter_context(httpx.Client(base_url=stack.base_url, timeout=60))
        sql = closing.enter_context(Database(cluster, stack.dbname).connect())

        def arrived(person: Person) -> Person:
            closing.enter_context(person.api)
            return person

        mia = arrived(people.register(http))
        readers = {
            "stranger": arrived(people.register(http, "Sue Stranger")),
            "owner by a PIN": arrived(by_pin(http, sql, mia)),
        }
        for role in ("crew", "viewer", "manager"):
            readers[role] = arrived(people.register(http, f"{role.title()} Colleague"))
            invite(mia, readers[role], role)
        manager = readers.pop("manager")
        show, other = add_show(mia, external_id="S1"), add_show(mia, name="Melkweg")
        books = Books(stack, sql, http, mia, show, other, f"geheim{uuid.uuid4().hex}", readers)
        plant(books, manager)
        if settled:
            settle(books)
        # The feed has it all.
        last = list(books.rows.values())[-1]["id"]
        eventually(lambda: last in mia.api.get("/api/changes?position=gt.0&limit=1000").text)
        yield books


def plant(books: Books, manager: Person) -> None:
    """A row of each table; the manager has a per diem, and comments on a bill."""
    mia, secret, of_show = books.mia, books.secret, {"show_id": books.show["id"]}
    wanted: dict[str, dict[str, Any]] = {
        "finance_rules": {"agency_name": secret, "agency_percent": "7.1317"},
        "org_fx_rates": {
            "from_currency": "EUR",
            "to_currency": "USD",
            "rate": "1.71317",
            "rate_on": "2026-11-20",
            "note": secret,
        },
        "show_deals": of_show | {"currency": "EUR", "fee": "71317.13", "promoter_name": secret},
        "ticket_scales": of_show | {"name": secret, "price": "71317.13", "sold_count": 71317},
        "deal_bonuses": of_show
        | {"measure": "gross", "threshold": 71317, "kind": "flat", "amount": "71317.13"},
        "show_costs": of_show
        | {"kind": "light", "amount": "71317.13", "currency": "EUR", "supplier": secret},
        "show_payments": of_show
        | {
            "kind": "deposit",
            "amount": "71317.13",
            "currency": "EUR",
            "reference": secret,
            "paid_on": "2026-11-20",
        },
        "per_diems": {
            "user_id": manager.id,
            "starts_on": "2026-11-28",
            "ends_on": "2026-11-28",
            "amount": "71317.13",
            "currency": "EUR",
            "notes": secret,
        },
        "deal_templates": {"name": secret, "terms": {"deal": {"fee": 71317}}},
    }
    for table, columns in wanted.items():
        books.rows[table] = add(mia, table, **columns)
    bill = {"subject_table": "show_costs", "subject_id": books.rows["show_costs"]["id"]}
    books.rows["comments"] = add(manager, "comments", **bill, body=secret)
    done(mia, "/api/rpc/offer_deal", of_show | {"offered_by": "act", "note": secret})
    books.rows["show_offers"] = mia.api.get("/api/show_offers").json()[0]


def settle(books: Books) -> None:
    """Confirm and settle the show."""
    mia = books.mia
    for status in ("pending", "confirmed"):
        reply = mia.api.patch(f"/api/shows/{books.show['id']}", json={"status": status})
        assert reply.is_success, reply.text
    done(mia, "/api/rpc/settle", {"show_id": books.show["id"]})
    for table in ("settlements", "journal_entries", "journal_lines"):
        books.rows[table] = mia.api.get(f"/api/{table}?limit=1").json()[0]


def done(person: Person, path: str, body: dict[str, Any]) -> None:
    """Have a function of the API do something."""
    reply = person.api.post(path, json=body)
    assert reply.is_success, reply.text


def arguments(books: Books, names: list[str], table: str) -> dict[str, str]:
    """What a function of the API is asked with: the show, and what else its parameters mean."""
    written = books.sql.execute(
        "select max(tx_id::text) from change.log where row_id = %s", [books.rows[table]["id"]]
    ).fetchone()
    known = {
        "transaction_id": str(written[0] if written else ""),
        "org_id": books.mia.org_id,
        "show_id": str(books.show["id"]),
        "tour_id": str(uuid.uuid4()),
        "table_name": table,
        "subject_table": table,
        "id": str(books.rows[table]["id"]),
        "row_id": str(books.rows[table]["id"]),
        "subject_id": str(books.rows[table]["id"]),
        "at": "2100-01-01",
        "on_date": "2026-11-28",
        "from_date": "2026-01-01",
        "to_date": "2026-12-31",
        "version": "1",
        "currency": "EUR",
        "query": books.secret,
        "offer_id": str(books.rows["show_offers"]["id"]),
        "template_id": str(books.rows["deal_templates"]["id"]),
        "terms": "{}",
        "reason": "A bill came late",
        "figure": "gross_fee",
    }
    return {name: known[name] for name in names if name in known}
