"""Somebody who has used all there is: every secret that they got, every trace that they left."""

from __future__ import annotations

import json
import re
import subprocess
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx

from ontour.cluster import Cluster
from ontour.stack import Stack
from ontour.throwaway import Throwaway
from tests.support.database import Connection, Database
from tests.support.factors import App
from tests.support.front_end import PAGE, Browser
from tests.support.mails import newest_to, token_in
from tests.support.people import PASSWORD, Person, join, register, signed_in
from tests.support.providers import Providers, serving
from tests.support.stacks import own_stack
from tests.support.sync import insert, push, update

ADDRESS = "127.66.55.44"
DEVICE = "quixotes-phone"
USER_AGENT = "Rocinante/16.05"
PIN = "4831"
NAME = "Dulcinea Quixote"

# None of these may be found when the person has left: names, addresses, devices, their own words.
TRACES = (
    "Dulcinea", "Quixote", "quixote", "dulcinea", ADDRESS, "Rocinante", "rocinante", "windmill",
)  # fmt: skip


@dataclass
class Life:
    """The person, with an account at a provider, in two organizations; Cal is in one of them."""

    stack: Stack
    sql: Connection
    person: Person
    cal: Person
    username: str
    app: App
    browser: Browser
    # What signs in, opens or proves something; or did, or would have.
    secrets: list[str] = field(default_factory=list)
    show: dict[str, Any] = field(default_factory=dict)

    def keep(self, reply: httpx.Response) -> dict[str, Any]:
        """Remember every token of an answer."""
        assert reply.is_success, reply.text
        found: dict[str, Any] = reply.json()
        self.secrets += [str(value) for name, value in found.items() if name.endswith("token")]
        return found

    def sign_in(self, **fields: str) -> dict[str, Any]:
        """A new session by password and code."""
        body = {"email": self.person.email, "password": PASSWORD, "totp_code": self.app.code()}
        return self.keep(self.browser.client.post("/auth/login", json=body | fields))


@contextmanager
def a_life(throwaway: Throwaway, cluster: Cluster) -> Iterator[Life]:
    """Somebody in a stack of their own, whose database can be dumped."""
    limits = {"auth_rate": "1000r/s", "auth_burst": 10_000}
    with serving() as providers:
        providers.reset()
        settings = providers.settings() | {"BRIDGE_RETURN_TO": json.dumps([PAGE])}
        with (
            own_stack(throwaway, cluster, "life", limits, bridge=settings) as stack,
            Database(cluster, stack.dbname).connect() as sql,
            httpx.Client(
                base_url=stack.base_url,
                timeout=60,
                headers={"User-Agent": USER_AGENT, "X-Device-Id": DEVICE},
                transport=httpx.HTTPTransport(local_address=ADDRESS),
            ) as client,
        ):
            life = live(stack, providers, sql, client)
            yield life
            life.cal.api.close()


def dump(stack: Stack) -> str:
    """All that the database says."""
    command = ["pg_dump", "--dbname", stack.cluster.dsn("postgres", stack.dbname)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def live(stack: Stack, providers: Providers, sql: Connection, client: httpx.Client) -> Life:
    """Register, and then do everything once."""
    email = f"quixote-{uuid.uuid4().hex[:8]}@example.com"
    reply = client.post(
        "/auth/register", json={"email": email, "password": PASSWORD, "full_name": NAME}
    )
    person = signed_in(client, reply.json())
    client.headers["Authorization"] = f"Bearer {person.token}"
    person.api.close()
    person = Person(**{**{name: getattr(person, name) for name in person.__slots__}, "api": client})
    verification = token_in(newest_to(stack, email, ""))
    assert client.post("/auth/verify-email", json={"token": verification}).is_success
    username = f"quixote{uuid.uuid4().hex[:8]}"
    change = {"username": username, "avatar_url": "https://example.com/dulcinea.png"}
    mine = f"/api/users?id=eq.{person.id}"
    assert client.patch(mine, json=change | {"version": 1}).is_success
    preferences = {"muted_by_email": ["windmill_turned"]}
    assert client.patch(f"/api/preferences?user_id=eq.{person.id}", json=preferences).is_success
    assert client.post("/auth/me/pin", json={"pin": PIN}).is_success

    with httpx.Client(base_url=stack.base_url, timeout=60) as http:
        cal = register(http, "Cal Crew")
    browser = Browser(stack.base_url, client, session=reply.json())
    life = Life(stack, sql, person, cal, username, App(person, sql), browser)
    life.keep(reply)
    life.secrets += [verification, PASSWORD, life.app.set_up["secret"], *life.app.recovery_codes]
    _sign_in_by_all_ways(life, providers)
    _work(life)
    return life


def _sign_in_by_all_ways(life: Life, providers: Providers) -> None:
    client, device = life.person.api, life.secrets[2]
    providers.account |= {"email": "dulcinea@quixote.example", "name": NAME}
    linked = life.browser.link("acme")
    assert linked.is_success, linked.text
    returned = life.browser.come_back("acme")
    life.secrets.append(returned["code"])
    life.keep(life.browser.exchange(returned["code"], totp_code=life.app.code()))
    unused = life.browser.come_back("acme")
    life.secrets.append(unused["code"])

    session = life.sign_in(device_token=device)
    refreshed = {"refresh_token": session["refresh_token"]}
    life.keep(client.post("/auth/refresh", json=refreshed))
    body = {"username": life.username, "pin": PIN, "device_token": device}
    life.keep(client.post("/auth/pin", json=body))
    life.secrets.append(life.app.code())
    life.keep(client.post("/auth/step-up", json={"totp_code": life.app.code()}))
    named = client.patch(f"/auth/sessions/{session['session_id']}", json={"name": "Quixote's desk"})
    assert named.is_success, named.text
    (known, *_) = client.get("/auth/devices").json()["devices"]
    assert client.patch(f"/auth/devices/{known['id']}", json={"name": "Quixote's phone"}).is_success

    assert client.post("/auth/email", json={"email": "other@quixote.example"}).is_success
    life.secrets.append(token_in(newest_to(life.stack, "other@quixote.example", "")))
    assert client.post("/auth/forgot-password", json={"email": life.person.email}).is_success
    life.secrets.append(token_in(newest_to(life.stack, life.person.email, "assword")))


def _work(life: Life) -> None:
    """In the person's own organization, in Cal's, offline and on line, asking and being asked."""
    person, cal, client = life.person, life.cal, life.person.api
    join(cal, person, "manager")
    own = {"name": "Secret windmill gig", "notes": "Quixote alone"}
    assert client.post("/api/shows", json=own).is_success
    headers = {"Prefer": "return=representation"}
    theirs = {"org_id": cal.org_id, "name": "Paradiso"}
    (life.show,) = client.post("/api/shows", json=theirs, headers=headers).json()
    kept = {"org_id": cal.org_id, "kind": "meal", "starts_on": "2027-03-02", "visibility": "own"}
    alone = client.post("/api/itinerary_items", json=kept | {"title": "Dinner at the windmill"})
    assert alone.is_success, alone.text
    made = client.post("/api/rpc/create_calendar_token", json={"name": "Quixote's calendar"})
    assert made.is_success, made.text
    life.secrets.append(made.json()["token"])
    push(cal, [update("shows", life.show, notes="At noon")], "cals-tablet")
    push(person, [update("shows", life.show, notes="At one"), insert("tours", name="T")], DEVICE)
    push(person, [update("shows", life.show, city="Bonn")], DEVICE)
    push(cal, [update("shows", life.show, city="Berlin")], "cals-tablet")
    local = {"device_id": DEVICE, "shows": [{"id": 1, "venue": "Hall"}]}
    imported = client.post("/api/rpc/import_local", json={"data": local, "org_id": cal.org_id})
    assert imported.is_success, imported.text

    wanted = {"org_id": person.org_id, "role": "viewer"}
    link = client.post("/api/rpc/create_invitation_link", json=wanted).json()
    life.secrets.append(link["token"])
    asked = client.post("/api/rpc/invite", json=wanted | {"email": "sancho@example.com"})
    assert asked.is_success, asked.text
    life.secrets.append(token_in(newest_to(life.stack, "sancho@example.com", "")))
    cal_sql = "update auth.email_addresses set verified_at = now() where user_id = %s"
    life.sql.execute(cal_sql, [cal.id])
    _advance(life)
    _travel(life)
    with httpx.Client(base_url=life.stack.base_url, timeout=60) as http:
        ann = register(http, "Ann Agent")
    life.sql.execute(cal_sql, [ann.id])
    body = {"org_id": ann.org_id, "role": "viewer", "email": person.email}
    asked = ann.api.post("/api/rpc/invite", json=body)
    assert asked.is_success, asked.text
    ann.api.close()


def _advance(life: Life) -> None:
    """Talk about the show in Cal's organization, mail included, and ask for a guest there."""
    person, cal, show = life.person, life.cal, life.show["id"]
    for author, other in ((person, cal), (cal, person)):
        said = {"subject_table": "shows", "subject_id": show, "body": "Noon?"}
        told = author.api.post("/api/comments", json=said | {"mentions": [other.id]})
        assert told.is_success, told.text
    newest_to(life.stack, cal.email, "Paradiso")
    made = cal.api.post(
        "/api/guest_lists?select=id",
        json={"show_id": show, "name": "Band", "allotment": 2},
        headers={"Prefer": "return=representation"},
    )
    guest = {"guest_list_id": made.json()[0]["id"], "name": "Sancho", "status": "approved"}
    asked = person.api.post("/api/guests", json=guest)
    assert asked.is_success, asked.text


def _travel(life: Life) -> None:
    """With Cal's party, for Cal's money, by a day sheet that was looked at."""
    person, cal = life.person, life.cal
    group = cal.api.post(
        "/api/party_groups?select=id",
        json={"org_id": cal.org_id, "name": "Band"},
        headers={"Prefer": "return=representation"},
    )
    days = {"starts_on": "2027-03-02", "ends_on": "2027-03-03", "amount": 40, "currency": "EUR"}
    seen = {"on_date": "2027-03-02", "versions": {}, "org_id": cal.org_id}
    for who, path, row in (
        (cal, "party_members", {"group_id": group.json()[0]["id"], "user_id": person.id}),
        (cal, "per_diems", {"org_id": cal.org_id, "user_id": person.id, **days}),
        (person, "rpc/mark_day_sheet_seen", seen),
    ):
        reply = who.api.post(f"/api/{path}", json=row)
        assert reply.is_success, reply.text


def traces(text: str) -> list[str]:
    """The lines of a text that tell of the person."""
    pattern = re.compile("|".join(map(re.escape, TRACES)))
    return [line[:400] for line in text.splitlines() if pattern.search(line)]
