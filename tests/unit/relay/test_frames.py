from __future__ import annotations

import json

import pytest
from websockets.frames import Frame as Reference
from websockets.frames import Opcode

from auth_bridge.relay import frames
from auth_bridge.relay.frames import Frame


@pytest.mark.parametrize("size", [0, 1, 125, 126, 65_535, 65_536, 200_000])
def test_a_frame_is_what_the_library_would_send(size: int) -> None:
    payload = b"x" * size
    assert frames.websocket(payload) == Reference(Opcode.TEXT, payload).serialize(mask=False)


def test_an_event_has_the_position_as_its_id() -> None:
    assert Frame("change", '{"a":\n1}', 17).event == (b'id: 17\nevent: change\ndata: {"a": 1}\n\n')
    assert frames.of({"type": "typing", "position": 3}).event.startswith(b"event: typing")


def test_access_is_told_alone_or_with_a_row() -> None:
    moved = {"entered": ["org:1"]}
    assert json.loads(frames.access(5, moved).text) == {"type": "enter", "position": 5, **moved}
    assert frames.access(5, {"left": ["org:1"]}).kind == "leave"
    both = frames.with_access(Frame("change", '{"type": "change", "position": 5}', 5), moved)
    assert json.loads(both.text) == {"type": "change", "position": 5, **moved}
