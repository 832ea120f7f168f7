"""A band in a database of its own, written to in SQL as PostgREST would do it for its owner."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass

import pytest

from tests.support.database import Connection, Database


@dataclass(frozen=True, slots=True)
class Band:
    """An organization whose money is in euros, and its owner."""

    database: Database
    org_id: uuid.UUID
    owner_id: uuid.UUID

    def connect(self, *, autocommit: bool = True) -> Connection:
        """A session in which every statement is a request of the owner's."""
        session = self.database.connect("authenticator", autocommit=True)
        claims = json.dumps({"sub": str(self.owner_id), "role": "member"})
        session.execute("select set_config('request.jwt.claims', %s, false)", [claims])
        session.execute("set role member")
        session.autocommit = autocommit
        return session


@pytest.fixture
def band(db: Database) -> Band:
    """A band with nothing but its owner."""
    org_id, owner_id = uuid.uuid4(), uuid.uuid4()
    with db.connect() as superuser:
        superuser.execute("insert into api.users (id, full_name) values (%s, 'Ona')", [owner_id])
        superuser.execute(
            "insert into api.organizations (id, name, currency, personal_user_id)"
            " values (%s, 'The Band', 'EUR', %s)",
            [org_id, owner_id],
        )
        superuser.execute(
            "insert into api.memberships (org_id, user_id, role) values (%s, %s, 'owner')",
            [org_id, owner_id],
        )
    return Band(db, org_id, owner_id)
