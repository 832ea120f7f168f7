"""A table with a field for each merge policy, and devices that push to it in SQL."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any

import pytest

from ontour.cluster import Cluster
from ontour.paths import ROOT
from ontour.throwaway import TEMPLATE
from tests.support.database import Connection, Database, cloned

RACKS = ROOT / "db" / "tests" / "support" / "racks.psql"

SETUP = """
create schema tests;
grant usage on schema tests to public;
create function tests.id(name text) returns uuid language sql immutable
begin atomic select md5(name)::uuid; end;
insert into api.users (id, full_name) values (tests.id('mia'), 'Mia'), (tests.id('max'), 'Max');
insert into api.organizations (id, name, currency, personal_user_id) values
(tests.id('band'), 'The Band', 'EUR', tests.id('mia')),
(tests.id('his'), 'His', 'EUR', tests.id('max'));
insert into api.memberships (org_id, user_id, role) values
(tests.id('band'), tests.id('mia'), 'owner'), (tests.id('band'), tests.id('max'), 'manager');
"""


@dataclass(frozen=True, slots=True)
class Racks:
    """The database with the table api.racks, of one organization that Mia and Max belong to."""

    database: Database
    superuser: Connection
    sessions: dict[str, Connection] = field(default_factory=dict)

    def session(self, user_id: str) -> Connection:
        """A session in which every statement is a request of this person's, as of PostgREST."""
        if user_id not in self.sessions:
            session = self.database.connect("authenticator")
            claims = json.dumps({"sub": user_id, "role": "member"})
            session.execute("select set_config('request.jwt.claims', %s, false)", [claims])
            session.execute("set role member")
            self.sessions[user_id] = session
        return self.sessions[user_id]

    def ask(self, query: str, *parameters: object) -> Any:
        """The one value that a superuser's query answers."""
        row = self.superuser.execute(query, parameters).fetchone()
        return row[0] if row else None

    def push(self, user_id: str, device: str, operations: Sequence[Any]) -> list[dict[str, Any]]:
        """The verdicts of one push."""
        body = json.dumps({"operations": operations, "device_id": device})
        answer = self.session(user_id).execute("select api.push(%s::json)", [body]).fetchone()
        assert answer
        verdicts: list[dict[str, Any]] = answer[0]
        return verdicts

    def resolve(self, user_id: str, device: str, resolution: dict[str, Any]) -> dict[str, Any]:
        """The verdict of one resolution."""
        answer = (
            self.session(user_id)
            .execute(
                "select api.resolve_conflicts(%s::jsonb, %s)", [json.dumps([resolution]), device]
            )
            .fetchone()
        )
        assert answer
        verdict: dict[str, Any] = answer[0][0]
        return verdict

    def row(self, row_id: str) -> dict[str, Any] | None:
        """A row as it stands, deleted or not."""
        row: dict[str, Any] | None = self.ask(
            "select to_jsonb(r) from api.racks as r where id = %s", row_id
        )
        return row

    def add(self, **fields: object) -> dict[str, Any]:
        """A new rack of the band's, by Mia directly."""
        row_id = str(uuid.uuid4())
        self.superuser.execute(
            "insert into api.racks (id, org_id, asked, mine, theirs, latest, total, tags)"
            " select %s, tests.id('band'), r.asked, r.mine, r.theirs, r.latest,"
            " coalesce(r.total, 0), r.tags"
            " from jsonb_populate_record(null::api.racks, %s) as r",
            [row_id, json.dumps(fields)],
        )
        row = self.row(row_id)
        assert row
        return row


@pytest.fixture(scope="module")
def racks(cluster: Cluster) -> Iterator[Racks]:
    """The table in a database that the tests of one module share; each uses rows of its own."""
    with cloned(cluster, TEMPLATE, f"racks_{uuid.uuid4().hex}") as database, ExitStack() as open_:
        superuser = open_.enter_context(database.connect())
        with superuser.transaction():
            superuser.execute(SETUP)
            superuser.execute(RACKS.read_text().encode())
        racks = Racks(database, superuser)
        yield racks
        for session in racks.sessions.values():
            session.close()


@pytest.fixture(scope="module")
def mia(racks: Racks) -> str:
    """Mia, who owns the band."""
    return str(racks.ask("select tests.id('mia')"))


@pytest.fixture(scope="module")
def max_(racks: Racks) -> str:
    """Max, its manager."""
    return str(racks.ask("select tests.id('max')"))
