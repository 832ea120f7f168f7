"""Money is hidden from who has no finance.read, on every route that there is.

Every row of the books holds a word and digits that nobody could guess; no answer to crew, viewers,
the owner by her PIN alone, strangers or nobody may hold them, nor the id of such a row.
"""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from ontour.cluster import Cluster
from ontour.throwaway import Throwaway
from tests.money.books import Books, arguments, opened
from tests.support.answers import refusal
from tests.support.sync import operation, push

COUNTED = {"Prefer": "count=exact"}
WHO = ["crew", "viewer", "owner by a PIN", "stranger", "nobody"]


@pytest.fixture(scope="module")
def books(throwaway: Throwaway, cluster: Cluster) -> Iterator[Books]:
    with opened(throwaway, cluster, "hidden", settled=True) as found:
        yield found


def caller(books: Books, who: str) -> httpx.Client:
    """Whose answers are looked at."""
    return books.http if who == "nobody" else books.readers[who].api


def routes(books: Books) -> list[str]:
    """Every address that can be read: tables, rows, embeddings and functions."""
    tables = books.sql.execute(
        "select relname from pg_class"
        " where relnamespace = 'api'::regnamespace and relkind in ('r', 'v')"
    ).fetchall()
    found = [f"/api/{table}?limit=1000" for (table,) in tables]
    found += [f"/api/{table}/{row['id']}" for table, row in books.rows.items()]
    found += [f"/api/shows?select=*,{table}(*)" for table in books.rows if "show_id" in table]
    functions = books.sql.execute(
        "select proname, coalesce(proargnames[:pronargs], '{}') from pg_proc"
        " where pronamespace = 'api'::regnamespace and provolatile <> 'v'"
    )
    for name, parameters in functions.fetchall():
        for table in books.rows:
            asked = httpx.QueryParams(arguments(books, parameters, table))
            found.append(f"/api/rpc/{name}?{asked}")
    found += ["/api/changes?position=gt.0&limit=1000", "/api/", "/auth/me"]
    found.append(f"/documents/settlements/{books.show['id']}.pdf")
    found += [f"/documents/tables/{table}.xlsx" for table in books.rows]
    return sorted(set(found))


def test_there_is_a_row_of_every_table_that_is_money(books: Books) -> None:
    """And whoever adds such a table plants one, else what follows proves nothing of it."""
    assert books.money_tables() <= books.rows.keys()
    for table, row in books.rows.items():
        reply = books.mia.api.get(f"/api/{table}/{row['id']}")
        assert books.told(reply.text), table


def test_the_owner_is_told_by_most_of_them(books: Books) -> None:
    """Otherwise what follows would prove little."""
    told = [path for path in routes(books) if books.told(books.mia.api.get(path).text)]
    assert len(told) > 60


@pytest.mark.parametrize("who", WHO)
def test_no_address_tells_of_money(books: Books, who: str) -> None:
    asking = caller(books, who)
    for path in routes(books):
        reply = asking.get(path, headers=COUNTED)
        said = reply.text + reply.headers.get("Content-Range", "")
        asked = books.told(path)
        assert books.told(said) <= asked, path
        if "geheim" in said and asked:
            # What was asked with comes back in no row.
            assert reply.status_code >= 400 or reply.json() == [], path
        if path.split("?")[0].removeprefix("/api/") in books.rows:
            assert reply.status_code == 401 or said == "[]*/0", path


@pytest.mark.parametrize("who", WHO)
def test_no_document_or_export_is_made_of_money(books: Books, who: str) -> None:
    """Whose text is compressed, so that the status has to say it."""
    sheet = f"/documents/settlements/{books.show['id']}.pdf"
    assert books.mia.api.get(sheet).status_code == httpx.codes.OK
    assert caller(books, who).get(sheet).status_code in (401, 403, 404)
    for table in books.rows:
        reply = caller(books, who).get(f"/api/{table}", headers={"Accept": "text/csv"})
        assert not books.told(reply.text), table


@pytest.mark.parametrize("who", WHO)
def test_every_function_for_the_books_refuses(books: Books, who: str) -> None:
    """Those that say of themselves that finance.read or finance.write is asked for."""
    functions = books.sql.execute(
        "select proname, coalesce(proargnames[:pronargs], '{}') from pg_proc"
        " where pronamespace = 'api'::regnamespace"
        " and obj_description(oid) ~ 'embers with ([a-z.]+ and )?finance'"
    ).fetchall()
    assert len(functions) > 8
    for name, parameters in functions:
        asked = arguments(books, parameters, "show_offers")
        reply = caller(books, who).post(f"/api/rpc/{name}", json=asked)
        assert 400 <= reply.status_code < 500, (name, reply.text)
        assert not books.told(reply.text) - books.told(str(asked)), name


@pytest.mark.parametrize("who", [name for name in WHO if name != "nobody"])
def test_who_reads_a_row_has_it_from_the_feed_and_nobody_else(books: Books, who: str) -> None:
    for person in (books.mia, books.readers[who]):
        snapshot = person.api.get("/api/rpc/snapshot").json()["tables"]
        for table in books.rows:
            rows = person.api.get(f"/api/{table}").json()
            assert {row["id"] for row in rows} == {row["id"] for row in snapshot.get(table, [])}


@pytest.mark.parametrize("who", WHO)
def test_no_filter_or_order_is_an_oracle(books: Books, who: str) -> None:
    for query in (
        {"select": "name,show_deals!inner(currency)", "show_deals.fee": "gt.0"},
        {"select": "name,show_costs!inner(kind)"},
        {"select": "name,ticket_scales!inner(name)", "ticket_scales.price": "gt.0"},
        {"select": "name,show_payments!inner(kind)", "show_payments.amount": "gt.0"},
    ):
        assert len(books.mia.api.get("/api/shows", params=query).json()) == 1, query
        reply = caller(books, who).get("/api/shows", params=query, headers=COUNTED)
        assert reply.status_code == httpx.codes.UNAUTHORIZED or (
            (reply.json(), reply.headers["Content-Range"]) == ([], "*/0")
        ), query


def test_a_mention_tells_nobody_who_may_not_read(books: Books) -> None:
    crew, bill = books.readers["crew"], books.rows["show_costs"]
    said = {"subject_table": "show_costs", "subject_id": bill["id"], "body": books.secret}
    reply = books.mia.api.post("/api/comments", json=said | {"mentions": [crew.id]})
    assert reply.status_code in (httpx.codes.CREATED, httpx.codes.UNPROCESSABLE_ENTITY), reply.text
    for path in ("/api/notifications", "/api/changes?position=gt.0&limit=1000"):
        assert not books.told(crew.api.get(path).text), path
    assert refusal(crew.api.post("/api/comments", json=said))[0] in (403, 422)


@pytest.mark.parametrize("who", [name for name in WHO if name != "nobody"])
def test_nobody_without_the_right_moves_money(books: Books, who: str) -> None:
    """Not by a row, a batch, a device that was offline, nor by going back to an earlier version."""
    person = books.readers[who]
    before = books.sql.execute("select count(*), max(seq) from change.log").fetchone()
    for table, row in books.rows.items():
        refused = [
            person.api.patch(f"/api/{table}/{row['id']}", json={"deleted_at": "now"}),
            person.api.delete(f"/api/{table}/{row['id']}"),
            person.api.post(
                "/api/rpc/restore", json={"table_name": table, "id": row["id"], "version": 1}
            ),
            person.api.post(f"/api/{table}", json={"show_id": books.show["id"]}),
        ]
        for reply in refused:
            assert 400 <= reply.status_code < 500, (table, reply.text)
            assert not books.told(reply.text.replace(str(row["id"]), "")), table
        gone = operation("delete", table, row["id"], base_version=row["version"])
        changed = operation("update", table, row["id"], base_version=row["version"], fields={})
        for verdict in push(person, [gone, changed]):
            assert verdict["verdict"] == "rejected", (table, verdict)
            assert "row" not in verdict, table
    assert books.sql.execute("select count(*), max(seq) from change.log").fetchone() == before
