"""What a user agent is, in words of ours: nothing of it is repeated, for anybody may write it."""

from __future__ import annotations

# The first that is found: others name themselves after those that stand below them.
PROGRAMS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
    ("curl/", "curl"),
    ("python", "a Python program"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)


def describe(user_agent: str) -> str:
    """Such as "Firefox on Linux"; empty if it says nothing that we know."""
    found = (
        next((name for mark, name in known if mark in user_agent), "")
        for known in (PROGRAMS, SYSTEMS)
    )
    return " on ".join(name for name in found if name)
