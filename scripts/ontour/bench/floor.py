"""The floor in SQL: what PostgREST sends for a request, as a pgbench script, without PostgREST."""

from __future__ import annotations

import json

import jwt

from ontour.bench import answers, reading, writing
from ontour.bench.dataset import SQL
from ontour.bench.ground import Ground
from ontour.bench.load import Measured, pgbench
from ontour.bench.target import Target
from ontour.bench.work import Work

PATHS = {"summary": "/rpc/finance_summary"}


def run(
    ground: Ground, kind: Work, target: Target, connections: int, seconds: float
) -> Measured:  # fmt: skip
    """The same transactions over the same number of connections."""
    begin = (SQL / "floor_begin.sql").read_text().format(
        access="only" if kind.method == "GET" else "write",
        method=kind.method,
        path=PATHS.get(kind.name, "/shows"),
    )  # fmt: skip
    statement = (SQL / f"floor_{kind.name}.sql").read_text()
    scripts = [f"{begin}{statement.format(n=n)}commit;\n" for n in range(kind.variants)]
    values = variables(ground, kind, target)
    return pgbench(ground.cluster, ground.dbname, scripts, values, connections, seconds)


def variables(ground: Ground, kind: Work, target: Target) -> dict[str, str]:
    """The parameters of the statements; those with a number are one script's."""
    token = ground.token(kind.who(ground))
    claims = jwt.decode(token, options={"verify_signature": False})
    headers = {
        "host": "postgrest", "accept": "*/*", "authorization": f"Bearer {token}",
        "x-real-ip": "127.0.0.1", "x-request-id": "0" * 32,
    }  # fmt: skip
    values = {
        "claims": json.dumps(claims),
        "headers": json.dumps(headers),
        "issuer": ground.stack.base_url,
        "org_id": target.owner_id,
        "page_size": "20",
        "most": "10000",
        "start": "0",
        "new_show": json.dumps(writing.NEW_SHOW | {"org_id": target.owner_id}),
        "change": json.dumps({"notes": writing.NOTES}),
    }
    ids = answers.some_ids(ground, target, kind.variants)
    for number, (row_id, _) in enumerate(ids):
        values[f"id{number}"] = row_id
    for number, (status, day) in enumerate(reading.moments(ground)):
        values |= {f"status{number}": status, f"from_on{number}": day}
    return values
