"""What is measured over HTTP, On Tour or the bare PostgREST: where it is, and who asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpx

from ontour.bench.dataset import Person
from ontour.bench.ground import Ground
from ontour.bench.load import WrongAnswer


@dataclass(frozen=True, slots=True)
class Target:
    """One service; both hold the same shows."""

    name: str
    base_url: str
    table: str
    path: str
    one_row: str
    owner: str
    owner_id: str

    def of(self, owner: str) -> str:
        """The filter for the shows of this owner."""
        return f"{self.owner}=eq.{owner}"

    def row(self, row_id: object) -> str:
        """The address of one show."""
        return self.one_row + str(row_id)

    def ask(
        self, method: str, path: str, headers: Mapping[str, str], body: str | None = None
    ) -> Any:
        """The JSON that a request is answered with; an error is a wrong answer."""
        reply = httpx.request(
            method, self.base_url + path, headers=headers, content=body, timeout=30
        )
        if not reply.is_success:
            raise WrongAnswer(f"{method} {path}: {reply.status_code} {reply.text}")
        return reply.json()


def ontour(ground: Ground, person: Person) -> Target:
    """On Tour: gateway, pre-request, permissions of organizations, tracked table."""
    url = ground.stack.base_url
    return Target("On Tour", url, "api.shows", "/api/shows", "/api/shows/", "org_id", person.org_id)


def bare(ground: Ground, person: Person) -> Target:
    """The floor: PostgREST alone, on a plain table with an owner policy."""
    one_row = "/shows?id=eq."
    return Target("bare", ground.bare_url, "bare.shows", "/shows", one_row, "owner_id", person.id)
