"""A client of On Tour: a local copy in SQLite that follows the feed, and edits made offline."""

from ontour_client.client import Client
from ontour_client.errors import (
    ApiError,
    ConnectionLost,
    OnTourError,
    SignedOut,
    SnapshotNeeded,
    TransportBlocked,
    WrongStore,
)
from ontour_client.model import (
    Change,
    Conflict,
    Operation,
    Record,
    Scope,
    Signal,
    Snapshot,
    Status,
    Verdict,
)
from ontour_client.tokens import Provider, Session, Token, Tokens
from ontour_client.transports import Polling, ServerSentEvents, Transport, WebSocket

__all__ = [
    "ApiError",
    "Change",
    "Client",
    "Conflict",
    "ConnectionLost",
    "OnTourError",
    "Operation",
    "Polling",
    "Provider",
    "Record",
    "Scope",
    "ServerSentEvents",
    "Session",
    "Signal",
    "SignedOut",
    "Snapshot",
    "SnapshotNeeded",
    "Status",
    "Token",
    "Tokens",
    "Transport",
    "TransportBlocked",
    "Verdict",
    "WebSocket",
    "WrongStore",
]
