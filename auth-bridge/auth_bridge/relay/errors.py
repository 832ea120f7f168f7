"""What a socket is refused for, and how it is closed. A class's docstring is its message.

The other refusals are those of auth_bridge.errors, and what SQL says through core.fail. Code,
status, message and hint equal those of the catalog core.error_codes; a test compares them. A close
carries the code of the error as its reason.
"""

from __future__ import annotations

import json
from typing import ClassVar

from auth_bridge.errors import BridgeError, DatabaseUnavailable, Refused

BAD_FRAMES = 4400
SIGNED_OUT = 4401
NO_HELLO = 4408
OTHER_FEED = 4409
GONE = 4410
TOO_MANY = 4429
TOO_SLOW = 4430
RESTARTING = 1012


class RelayError(BridgeError):
    """Base of the relay's own; `close` is the code of the close that follows, if one does."""

    close: ClassVar[int | None] = None


class FrameInvalid(RelayError):
    """The frame is not what its type asks for."""

    code, status = "FRAME_INVALID", 400
    hint = "Send one JSON object as text; details names what is wrong."


class FrameUnknown(RelayError):
    """There is no frame of this type."""

    code, status = "FRAME_UNKNOWN", 400
    hint = "Send hello, token, subscribe, unsubscribe, presence or typing."


class HelloTimeout(RelayError):
    """Nobody said hello in time."""

    code, status = "HELLO_TIMEOUT", 408
    hint = "Send hello with an access token as the first frame."
    close = NO_HELLO


class TopicForbidden(RelayError):
    """You may not read this organization."""

    code, status = "TOPIC_FORBIDDEN", 403
    hint = "Subscribe to one of your organizations, or to none: then to all of them."


class UnknownTable(RelayError):
    """There is no tracked table of this name."""

    code, status = "UNKNOWN_TABLE", 404
    hint = "Use a table name of the API, such as shows."


class SubscriptionLimit(RelayError):
    """A socket has no more subscriptions than this."""

    code, status = "SUBSCRIPTION_LIMIT", 422
    hint = "Unsubscribe from some, or subscribe to a whole table or organization."


class SubscriptionUnknown(RelayError):
    """There is no subscription of this id."""

    code, status = "SUBSCRIPTION_UNKNOWN", 404
    hint = "Use the id of a frame subscribed."


class SocketLimit(RelayError):
    """You have too many sockets open."""

    code, status = "SOCKET_LIMIT", 429
    hint = "Close some; one socket carries many subscriptions."
    close = TOO_MANY


class PositionAhead(RelayError):
    """The feed has not come to this position."""

    code, status = "POSITION_AHEAD", 400
    hint = "It is of another feed: take a snapshot and its position."
    close = OTHER_FEED


class FeedMismatch(RelayError):
    """The position is one of another feed."""

    code, status = "FEED_MISMATCH", 409
    hint = "Take a snapshot and go on from its position."
    close = OTHER_FEED


class PositionGone(RelayError):
    """Changes from this position on are no longer kept."""

    code, status = "POSITION_GONE", 410
    hint = "Take a snapshot and go on from its position."
    close = GONE


class SightChanged(RelayError):
    """This token lets one see more, or less, than the one before."""

    code, status = "SIGHT_CHANGED", 409
    hint = "Connect anew with it, take a snapshot and go on from its position."
    close = OTHER_FEED


class SlowReader(RelayError):
    """Frames are read more slowly than they come."""

    code, status = "SLOW_READER", 408
    hint = "Connect again and resume from the last position received."
    close = TOO_SLOW


class NotAcceptable(RelayError):
    """The feed is a WebSocket or a stream of events."""

    code, status = "NOT_ACCEPTABLE", 406
    hint = "Open a WebSocket, or send Accept: text/event-stream."


def close_code(error: BridgeError | Refused) -> int | None:
    """The code of the close that follows this error; none if the socket lives on."""
    if isinstance(error, RelayError):
        return error.close
    if isinstance(error, DatabaseUnavailable):
        return RESTARTING
    return SIGNED_OUT if error.status == 401 else None


def body(error: BridgeError | Refused) -> dict[str, str | None]:
    """Code, message, details and hint, in the one form that all parts of On Tour use."""
    if isinstance(error, Refused):
        return {key: error.body[key] for key in ("code", "message", "details", "hint")}
    return {
        "code": error.code,
        "message": type(error).__doc__,
        "details": error.details,
        "hint": error.hint,
    }


def code(error: BridgeError | Refused) -> str:
    """The error's own code."""
    return str(error.body["code"]) if isinstance(error, Refused) else error.code


def text(error: BridgeError | Refused) -> str:
    """The same as the JSON of an error frame."""
    return json.dumps({"type": "error", **body(error)})
