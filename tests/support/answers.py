"""What an answer of the API says, in the form that tests compare."""

from __future__ import annotations

import httpx


def refusal(reply: httpx.Response) -> tuple[int, str]:
    """Status and code of an error, after a look at its form: the same for every part of On Tour."""
    body = reply.json()
    assert reply.headers["Content-Type"].startswith("application/json"), reply.headers
    assert isinstance(body, dict), body
    assert sorted(body) == ["code", "details", "hint", "message"], body
    return reply.status_code, body["code"]


def exact_count(reply: httpx.Response) -> int:
    """How many rows there are in all, as Prefer: count=exact answers."""
    return int(reply.headers["Content-Range"].rpartition("/")[2])
