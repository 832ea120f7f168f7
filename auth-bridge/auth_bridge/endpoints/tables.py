"""Tables: a person's file as rows to look at before they are imported, and rows as a file."""

from __future__ import annotations

import asyncio
import json
import re
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from functools import cache

from starlette.requests import Request
from starlette.responses import Response

from auth_bridge import answers, api, bodies, tables
from auth_bridge.endpoints.documents import attachment
from auth_bridge.endpoints.endpoint import Endpoint
from auth_bridge.errors import NotFound
from auth_bridge.models import Tables
from auth_bridge.requests import authenticated, bearer

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MAX_BYTES = 10 * 1024 * 1024
MAX_ROWS = 5000


async def read_table(request: Request) -> Response:
    """The sheets of a CSV or XLSX file, each with what import_shows would make of it."""
    authenticated(request)
    content = await bodies.read_bytes(request, MAX_BYTES)
    loop = asyncio.get_running_loop()
    found = await loop.run_in_executor(_thread(), tables.read, content, "", MAX_ROWS)
    sheets = []
    for sheet in found:
        asked = {"headings": sheet.columns, "section": sheet.name}
        proposed = await api.call(request, "import_columns", asked)
        sheets.append({
            "name": sheet.name,
            "section": proposed[0]["section"],
            "columns": sheet.columns,
            "mapping": {one["heading"]: one["field"] for one in proposed if one["field"]},
            "ignored": [one["heading"] for one in proposed if not one["field"]],
            "rows": sheet.rows,
            "lines": sheet.lines,
        })  # fmt: skip
    return answers.json({"sheets": sheets})


async def table(request: Request) -> Response:
    """The rows that PostgREST lists for this query, as a spreadsheet."""
    bearer(request)
    name = request.path_params["table"]
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,62}", name):
        raise NotFound
    reply = await api.ask(request, f"/{name}?{request.url.query}")
    rows = json.loads(reply.content, parse_float=Decimal)
    loop = asyncio.get_running_loop()
    content = await loop.run_in_executor(_thread(), tables.workbook, name, rows)
    response = attachment(content, XLSX, f"{name}.xlsx")
    response.headers["Content-Range"] = reply.headers["Content-Range"]
    return response


@cache
def _thread() -> ThreadPoolExecutor:
    """One file at a time, so that many of them cost memory for one."""
    return ThreadPoolExecutor(1, "tables")


ENDPOINTS = [
    Endpoint(
        "POST",
        "/documents/tables",
        read_table,
        "What is in a CSV or XLSX file, before it is imported.",
        success=(200, Tables),
        upload=("text/csv", XLSX),
        signed_in=True,
        codes=("NOT_READY", "BODY_TOO_LARGE", "TABLE_UNREADABLE", "ROW_LIMIT_EXCEEDED"),
    ),
    Endpoint(
        "GET",
        "/documents/tables/{table}.xlsx",
        table,
        "Rows as a spreadsheet; takes the query that GET /api/{table} takes.",
        success=(200, None),
        media=XLSX,
        signed_in=True,
        codes=("NOT_READY", "NOT_FOUND"),
    ),
]
