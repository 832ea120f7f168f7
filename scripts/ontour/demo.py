"""The demo login: a person who signed up over HTTP like any other, and what they may try."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from ontour import passwords
from ontour.errors import Problem
from ontour.paths import Paths
from ontour.stack import Stack

EMAIL = "demo@ontour.example"
FILE = "demo.json"
FIRST_SHOW = {"name": "Paradiso", "show_on": "2027-03-14", "city": "Amsterdam", "country": "NL"}


@dataclass(frozen=True, slots=True)
class Demo:
    """The demo person, signed in."""

    email: str
    password: str
    org_id: str
    api: httpx.Client


def sign_in(stack: Stack, paths: Paths) -> Demo:
    """Sign the demo person in; up, after they were registered once."""
    login = stored_login(paths)
    http = httpx.Client(base_url=stack.base_url, timeout=30)
    reply = http.post("/auth/login", json=login)
    if reply.status_code == httpx.codes.UNAUTHORIZED:
        reply = http.post("/auth/register", json=login | {"full_name": "Dana Demo"})
    session = answer(reply)
    if "device_token" in session:
        # Else each `up` were a device that is new to the demo person, who is told so by mail.
        login |= {"device_token": session["device_token"]}
        passwords.write(paths.state / FILE, login)
    http.headers["Authorization"] = f"Bearer {session['access_token']}"
    personal = next(org for org in session["user"]["organizations"] if org["personal"])
    return Demo(login["email"], login["password"], personal["id"], http)


def stored_login(paths: Paths) -> dict[str, str]:
    """The demo person's address and password, made up the first time, and their device's token."""
    file = paths.state / FILE
    if not file.exists():
        # An upper-case letter, a lower-case one and a digit, whatever chance brings.
        password = f"Tour1-{secrets.token_urlsafe(9)}"
        passwords.write(file, {"email": EMAIL, "password": password})
    login: dict[str, str] = json.loads(file.read_text())
    return login


def answer(reply: httpx.Response) -> Any:
    """The body of a good answer; the message of a bad one is raised."""
    if reply.is_success:
        return reply.json() if reply.content else None
    try:
        error = reply.json()
    except json.JSONDecodeError:
        raise Problem(f"{reply.request.url} answered {reply.status_code}.") from None
    details = f" ({error['details']})" if error.get("details") else ""
    raise Problem(f"{error['code']}: {error['message']}{details}", error.get("hint"))


def first_show(demo: Demo) -> str:
    """A show of the demo person's to try things on, made if they have none."""
    found = answer(demo.api.get("/api/shows?select=id&order=id&limit=1"))
    if not found:
        made = demo.api.post(
            "/api/shows", json=FIRST_SHOW, headers={"Prefer": "return=representation"}
        )
        found = answer(made)
    return str(found[0]["id"])


def examples(stack: Stack, demo: Demo) -> list[str]:
    """Three commands that work when they are pasted one after another."""
    url = stack.base_url
    login = json.dumps({"email": demo.email, "password": demo.password})
    bearer = '-H "Authorization: Bearer $TOKEN"'
    content = "-H 'Content-Type: application/json'"
    return [
        f"TOKEN=$(curl -s {url}/auth/login {content} -d '{login}'"
        ' | sed \'s/.*"access_token": *"\\([^"]*\\)".*/\\1/\')',
        f"curl -s '{url}/api/shows?select=id,name,show_on,status,version&limit=5' {bearer}",
        f"curl -s -X PATCH {url}/api/shows/{first_show(demo)} {bearer} {content}"
        " -H 'Prefer: return=representation' -d '{\"notes\": \"Doors at eight\"}'",
    ]


def load(demo: Demo, file: Path) -> int:
    """Load the demo tour; returns the number of shows, 0 when they were there already."""
    tour = json.loads(file.read_text())
    there = f"/api/tours?select=id&name=eq.{tour['tour']['name']}&limit=1"
    if answer(demo.api.get(there)):
        return 0
    tour_id = create(demo, "tours", tour["tour"])
    for stop in tour["stops"]:
        venue_id = create(demo, "venues", stop["venue"])
        show_id = create(demo, "shows", stop["show"] | {"tour_id": tour_id, "venue_id": venue_id})
        for table, rows in stop["rows"].items():
            for row in rows:
                create(demo, table, row | {"show_id": show_id})
    return len(tour["stops"])


def create(demo: Demo, table: str, row: dict[str, Any]) -> str:
    """Create a row; returns its id."""
    made = demo.api.post(f"/api/{table}", json=row, headers={"Prefer": "return=representation"})
    return str(answer(made)[0]["id"])
