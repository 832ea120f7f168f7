from __future__ import annotations

import re
from collections.abc import Callable

import httpx

from auth_bridge import keys
from ontour.paths import ROOT
from ontour.stack import Stack
from tests.support.database import Connection, Database
from tests.support.people import Person
from tests.support.together import together


def test_readyz_names_the_deployed_schema(http: httpx.Client, superuser_sql: Connection) -> None:
    [[change, change_id]] = superuser_sql.execute(
        "select change, change_id from sqitch.changes order by committed_at desc limit 1"
    ).fetchall()
    body = http.get("/readyz").json()
    assert body == {"status": "ready", "schema_version": f"{change} {change_id[:12]}"}


def test_the_jwks_is_what_postgrest_verifies_with(http: httpx.Client, stack: Stack) -> None:
    assert http.get("/auth/.well-known/jwks.json").json() == keys.load(stack.keys).jwks


def test_the_description_covers_what_the_gateway_serves(http: httpx.Client) -> None:
    document = http.get("/auth/openapi.json").json()
    for path in document["paths"]:
        assert http.request("OPTIONS", path).status_code != 404


def test_the_bridge_recovers_at_once_when_the_database_drops_its_connections(
    register: Callable[..., Person], stack: Stack
) -> None:
    mia = register()
    together(8, lambda _: mia.api.get("/auth/me"))
    assert Database(stack.cluster, stack.dbname).end_sessions("usename = 'bridge'") > 0
    replies = together(8, lambda _: mia.api.get("/auth/me"))
    assert [reply.status_code for reply in replies] == [200] * 8


def test_the_bridge_may_do_nothing_but_call_its_functions(
    sql: Callable[[str], Connection],
) -> None:
    [(tables, functions)] = (
        sql("bridge")
        .execute(
            """
        select
            array(
                select format('%I.%I', nspname, relname)
                from pg_class join pg_namespace on pg_namespace.oid = relnamespace
                where nspname in ('api', 'core', 'auth', 'change', 'mail', 'queue', 'tour')
                    and relkind in ('r', 'v', 'm', 'p', 'f')
                    and has_schema_privilege(pg_namespace.oid, 'usage')
                    and has_table_privilege(pg_class.oid, 'select, insert, update, delete')
            ),
            array(
                select proname::text
                from pg_proc join pg_namespace on pg_namespace.oid = pronamespace
                where nspname in ('api', 'core', 'auth', 'change', 'mail', 'queue', 'tour')
                    and has_schema_privilege(pg_namespace.oid, 'usage')
                    and has_function_privilege(pg_proc.oid, 'execute')
                order by 1
            )
        """
        )
        .fetchall()
    )
    code = "".join(
        path.read_text()
        for path in (ROOT / "auth-bridge" / "auth_bridge").rglob("*.py")
        if path.parent.name != "relay"
    )
    assert tables == []
    # Each is named where it is called, or written out in SQL.
    named = set(re.findall(r'(?:"|auth\.)(\w+)(?:"|\()', code))
    assert set(functions) - named == set()
