"""`./ontour up --allow-origin`: which front ends may call the API from a browser."""

from __future__ import annotations

from pathlib import Path

import pytest

from ontour import running, up
from ontour.errors import Problem
from ontour.paths import ROOT, Paths

FRONT_END = "http://localhost:5173"


def test_an_origin_reaches_the_gateway(tmp_path: Path) -> None:
    stack = running.stack_of(Paths(ROOT, tmp_path), running.Ports(), [FRONT_END])
    assert stack.overrides["gateway"] == {"allowed_origins": [FRONT_END]}
    assert stack.overrides["bridge"] == {"BRIDGE_RETURN_TO": f'["{FRONT_END}/"]'}


@pytest.mark.parametrize("origin", [FRONT_END, "https://app.example.org"])
def test_an_origin_is_scheme_host_and_port(origin: str) -> None:
    up.check_origins([origin])


@pytest.mark.parametrize(
    "origin",
    ["*", "localhost:5173", "http://localhost:5173/", "https://x.org/app", 'http://x";', "null"],
)
def test_what_is_no_origin_is_refused(origin: str) -> None:
    with pytest.raises(Problem, match="is no origin"):
        up.check_origins([origin])
