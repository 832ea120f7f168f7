"""What the follower does when a change of access comes and the server does not answer."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from ontour_client import Change, ConnectionLost, Scope, Snapshot, Status, Token
from ontour_client.api import Api
from ontour_client.database import Database
from ontour_client.follower import Follower
from ontour_client.hub import Hub
from ontour_client.model import Frame
from ontour_client.rows import Rows
from ontour_client.transports import Resume
from tests.clients_python.devices import run
from tests.clients_python.feed_model import FEED, RowState, entry

SHOW = entry("s", RowState(1, "org:a", live=True))
LEFT: Frame = {"type": "leave", "position": 2, "left": ["org:a"]}
LATER: Frame = {"type": "heartbeat", "position": 3}


class Answers(Api):
    """A server with these snapshots; None is no answer."""

    def __init__(self, *snapshots: Snapshot | None) -> None:
        super().__init__("http://server.test", Token("token"), "device-1", lambda token: None)
        self._snapshots = [*snapshots]

    async def snapshot(self, scope: Scope, tables: list[str] | None = None) -> Snapshot:
        """The next one."""
        snapshot = self._snapshots.pop(0)
        if snapshot is None:
            raise ConnectionLost("no answer")
        return snapshot


class Frames:
    """A way by which these frames come, each time from where one resumes."""

    name = "frames"

    def __init__(self, *frames: Frame) -> None:
        self._frames = frames
        self.resumed: list[int] = []

    async def send(self, frame: Frame) -> bool:
        """It cannot."""
        return False

    async def frames(self, api: Api, resume: Resume) -> AsyncIterator[Frame]:
        """All that come after the position, and then nothing more."""
        self.resumed.append(resume.position)
        for frame in self._frames:
            if frame["position"] > resume.position:
                yield frame
        await asyncio.Future()


def test_what_is_no_longer_ours_is_dropped_at_once_and_the_rest_fetched_later() -> None:
    there = Snapshot(FEED, 1, {"shows": [SHOW]})
    gone = Snapshot(FEED, 2, {"shows": []})
    rows, hub, frames = Rows(Database()), Hub(), Frames(LEFT, LATER)
    seen: list[tuple[str, int | None]] = []
    hub.on(Status, lambda status: seen.append((str(status.reason), rows.position)))
    hub.on(Change, lambda change: seen.append((f"{change.source} {change.op}", rows.position)))

    async def work() -> None:
        follower = Follower(Answers(there, None, gone), rows, hub, Scope(), [frames])
        following = asyncio.create_task(follower.run())
        await follower.reached(3)
        following.cancel()

    run(work())
    assert seen == [
        ("snapshot enter", 1), ("feed leave", 1), ("no answer", 1), ("None", 3)
    ]  # fmt: skip
    assert frames.resumed == [1, 1]
