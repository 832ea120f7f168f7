"""What the database says of itself."""

from __future__ import annotations

from tests.support.database import Connection


def names(session: Connection, query: str, *parameters: str) -> list[str]:
    """The only column of a query, in order."""
    return sorted(str(name) for [name] in session.execute(query.encode(), parameters or None))


def relations(session: Connection) -> list[str]:
    """The tables and views of the API."""
    return names(
        session,
        """
        select relname from pg_class
        where relnamespace = 'api'::regnamespace and relkind in ('r', 'v', 'p')
        """,
    )


def columns(session: Connection) -> list[str]:
    """The names that columns of the API have."""
    return names(
        session,
        """
        select distinct attname from pg_attribute join pg_class on pg_class.oid = attrelid
        where relnamespace = 'api'::regnamespace and relkind in ('r', 'v', 'p')
            and attnum > 0 and not attisdropped
        """,
    )


def functions(session: Connection, volatility: str = "ivs") -> list[str]:
    """The functions of the API, or those that are immutable (i), stable (s) or volatile (v)."""
    return names(
        session,
        """
        select distinct proname from pg_proc
        where pronamespace = 'api'::regnamespace and strpos(%s, provolatile::text) > 0
        """,
        volatility,
    )
