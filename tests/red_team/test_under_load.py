"""Verify while the log grows: all of it looks with one snapshot, so nothing is found."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

from tests.support.ledger import Ledger


def test_a_growing_log_is_clean(ledger: Ledger) -> None:
    done = threading.Event()

    def write(number: int) -> int:
        count = 0
        with ledger.database.connect() as sql:
            while not done.is_set():
                with sql.transaction(force_rollback=count % 5 == 4):
                    sql.execute(
                        "update api.shows set notes = %s where id = md5('show 3')::uuid", [number]
                    )
                    sql.execute("insert into api.organizations (name) values ('Another')")
                count += 1
        return count

    def work() -> int:
        sealed = 0
        with ledger.database.connect("worker") as sql:
            while not done.is_set():
                sql.execute("select change.publish()")
                sealed += (sql.execute("select change.seal(7)").fetchone() or (0,))[0]
        return sealed

    with ThreadPoolExecutor(4) as threads:
        writers = [threads.submit(write, number) for number in range(2)]
        workers = [threads.submit(work) for _ in range(2)]
        try:
            anchors = ledger.anchors()
            for _ in range(20):
                assert ledger.verify(anchors) == []
                anchors += ledger.anchors(anchors[-1]["tree_size"])
        finally:
            done.set()
        assert all(writer.result() for writer in writers)
        assert sum(worker.result() for worker in workers)
    ledger.publish()
    ledger.seal()
    assert ledger.verify(anchors) == []
