"""An error at a chosen boundary between two statements of one transaction, whoever wrote them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, LiteralString

import psycopg
from psycopg.sql import SQL, Identifier, Literal

from tests.support.database import Connection, Database

# Fires before and after each statement that writes to any of our tables, whoever runs it.
STRIKE: LiteralString = """
create schema faults;
create function faults.strike() returns trigger language plpgsql as $$
declare
    v_count constant integer := current_setting('faults.count')::integer + 1;
begin
    perform set_config('faults.count', v_count::text, true);
    if v_count = current_setting('faults.at')::integer then
        raise exception 'boundary %, % % %', v_count, tg_when, tg_op, tg_table_name
            using errcode = 'FAULT';
    end if;
    return null;
end
$$;
grant usage on schema faults to public;
"""
TABLES: LiteralString = """
select nspname, relname
from pg_class
join pg_namespace on pg_namespace.oid = relnamespace
where relkind in ('r', 'p')
    and not relispartition
    and nspname in ('api', 'auth', 'change', 'core', 'mail', 'queue', 'tour')
    and relname not in ('countries', 'currencies', 'fx_rates')
order by 1, 2
"""
HASH: LiteralString = (
    "select {}, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from {} as t"
)


def arm(database: Database) -> None:
    """Put the triggers on all tables of a database of one's own."""
    with database.connect() as superuser:
        superuser.execute(STRIKE)
        for schema, table in superuser.execute(TABLES).fetchall():
            for when in ("before", "after"):
                superuser.execute(
                    SQL(
                        "create trigger {} {} insert or update or delete on {}"
                        " for each statement execute function faults.strike()"
                    ).format(
                        Identifier(f"_000_{when}" if when == "before" else "_999_after"),
                        SQL(when),
                        Identifier(schema, table),
                    )
                )


def fingerprint(database: Database) -> dict[str, str]:
    """What is in each table, as a hash."""
    with database.connect() as superuser:
        hashes = [
            SQL(HASH).format(Literal(f"{schema}.{table}"), Identifier(schema, table))
            for schema, table in superuser.execute(TABLES).fetchall()
        ]
        return dict(superuser.execute(SQL(" union all ").join(hashes)).fetchall())


def strike_everywhere(
    database: Database, connect: Callable[[], Connection], gesture: LiteralString, values: list[Any]
) -> int:
    """Run a gesture with an error at its 1st, 2nd, ... boundary until it gets through, and undo it.

    After each error nothing may be left of it. The answer is how many boundaries there were.
    """
    arm(database)
    untouched = fingerprint(database)
    boundary = 0
    with connect() as session:
        while True:
            boundary += 1
            session.execute(
                SQL("begin; set local faults.count = 0; set local faults.at = {}").format(
                    Literal(boundary)
                )
            )
            struck = None
            try:
                session.execute(gesture, values)
            except psycopg.Error as error:
                struck = error.sqlstate
            session.execute("rollback")
            if struck is None:
                return boundary - 1
            assert struck == "FAULT", f"at boundary {boundary}"
            assert fingerprint(database) == untouched, f"traces of boundary {boundary}"
