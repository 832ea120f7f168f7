"""What can go wrong. A class's docstring says what it means for the caller.

OnTourError
├── ApiError           the server answered no, with one of its codes
├── ConnectionLost     nobody answered, or not to the end: trying again is right
├── SignedOut          there is no way to a valid token: sign in again
├── SnapshotNeeded     the stored position cannot be resumed from
├── TransportBlocked   this way to the feed is closed to us; another may be open
└── WrongStore         the file belongs to somebody else
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class OnTourError(Exception):
    """Base of all; never raised itself."""


class ApiError(OnTourError):
    """The server answered no. `code` is what to compare: docs/reference/errors lists them."""

    def __init__(self, status: int, body: Mapping[str, Any]) -> None:
        self.status = status
        self.code = str(body.get("code"))
        self.message = str(body.get("message"))
        self.details: str | None = body.get("details")
        self.hint: str | None = body.get("hint")
        super().__init__(f"{status} {self.code}: {self.message}")


class ConnectionLost(OnTourError):
    """Nobody answered, or not to the end. Whether a request was carried out is not known."""


class SignedOut(OnTourError):
    """The session has ended and cannot be renewed. What was queued is kept."""


class SnapshotNeeded(OnTourError):
    """The feed cannot be resumed from the stored position: POSITION_GONE, _AHEAD, FEED_MISMATCH."""


class TransportBlocked(OnTourError):
    """Something on the way does not let this transport through."""


class WrongStore(OnTourError):
    """The file holds the rows of another person. Open another, or delete it."""
