"""A log that somebody may attack."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.database import Database
from tests.support.ledger import Ledger


@pytest.fixture
def ledger(db: Database) -> Iterator[Ledger]:
    """A sealed log of some forty rows, in a database of its own."""
    with db.connect() as connection:
        ledger = Ledger(db, connection)
        ledger.tell()
        yield ledger
