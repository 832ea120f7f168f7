"""What is told over sockets of money reaches those who may read it, and nobody else."""

from __future__ import annotations

import json
from contextlib import ExitStack

from ontour.cluster import Cluster
from ontour.throwaway import Throwaway
from tests.feed.sockets import Socket, socket
from tests.money.books import opened, settle
from tests.support.shows import add


def position_of(listener: Socket, marker: str) -> int:
    """Listen until the marker comes; the feed is in order, so that is all that came before."""
    frame = listener.until(lambda frame: frame["type"] == "change" and frame["id"] == marker)
    position: int = frame["position"]
    return position


def test_no_socket_tells_of_money(throwaway: Throwaway, cluster: Cluster) -> None:
    with opened(throwaway, cluster, "heard", settled=False) as books, ExitStack() as closing:
        mia, bill = books.mia, books.rows["show_costs"]["id"]
        payment = f"/api/show_payments/{books.rows['show_payments']['id']}"
        hers = closing.enter_context(socket(books.stack, mia))
        assert hers.subscribe()["type"] == "subscribed"
        others = {
            who: closing.enter_context(socket(books.stack, reader))
            for who, reader in books.readers.items()
        }
        for other in others.values():
            assert other.subscribe()["type"] == "subscribed"
            other.subscribe(table="show_costs", row_id=bill)
        settle(books)
        assert mia.api.patch(payment, json={"amount": "71317.14"}).is_success
        assert mia.api.delete(payment).is_success
        position = position_of(hers, add(mia, "tours", name="Marker")["id"])
        told = books.told(json.dumps(hers.heard))
        assert {books.secret, str(books.rows["journal_lines"]["id"])} <= told
        for who, other in others.items():
            other.told_up_to(position)
            assert not books.told(json.dumps(other.heard)), who
