"""What happens in every run, however its dice fall: no test of one needs luck."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable

from tests.chaos.ground import Ground
from tests.chaos.ledger import COMMITTED, Ledger
from tests.chaos.naive import NaiveReader
from tests.chaos.proxy import Proxy
from tests.chaos.readers import Reader

# However slow the machine is.
PATIENCE_SECONDS = 120
# How often everybody is told something.
TIMES = 2
DONE = tuple(f"{action}, {COMMITTED}" for action in ("bulk", "hold", "members", "come"))

_ADD_SHOW = "insert into api.shows (org_id, name) values (%s, %s)"


def begun(readers: Iterable[Reader]) -> None:
    """Wait until each has its first copy: what comes now it has to be told."""
    until(lambda: all(reader.replica.feed_id for reader in readers))


def tell_everybody(ground: Ground) -> None:
    """Change what nobody is kept from but the stranger: their profile; and a show of Olivia's."""
    with ground.connect("migrator") as connection:
        for person in ground.people.values():
            if person.name != "Stranger":
                connection.execute(
                    "update api.users set full_name = full_name || '!' where id = %s", [person.id]
                )
        connection.execute(_ADD_SHOW, [ground.people["Olivia"].org_id, "Told"])


def done(ledger: Ledger, proxy: Proxy) -> None:
    """Wait, while the writers still write, for what faults may have kept them from so far."""
    until(lambda: proxy.cuts > 0 and set(DONE) <= set(ledger.counts()))


def overtake(ground: Ground, naive: NaiveReader) -> None:
    """What drew its number first is committed last, when a reader of numbers has gone on."""
    org_id = ground.people["Olivia"].org_id
    with (
        ground.connect("migrator") as slow, ground.connect("postgres") as quick, slow.transaction(),
    ):  # fmt: skip
        slow.execute(_ADD_SHOW, [org_id, "Overtaken"])
        quick.execute(_ADD_SHOW, [org_id, "Quick"])
        found = quick.execute("select max(seq) from change.log").fetchone()
        assert found is not None
        until(lambda: naive.seen >= found[0])


def until(ready: Callable[[], bool]) -> bool:
    """Wait for this, and say whether it came in time."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    tick = threading.Event()
    while not ready():
        if time.monotonic() > deadline:
            return False
        tick.wait(0.1)
    return True
