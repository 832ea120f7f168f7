"""Talk about rows, and who hears of it: in the feed, in their list, by mail; and who does not."""

from __future__ import annotations

from collections.abc import Callable

import httpx
import pytest

from ontour.stack import Stack
from tests.feed.sockets import events, socket
from tests.support.answers import refusal
from tests.support.database import Connection
from tests.support.factors import by_pin
from tests.support.mails import mails_to, newest_to
from tests.support.organizations import verify_email
from tests.support.people import Person
from tests.support.shows import Row, add_money, add_show, invite

Register = Callable[..., Person]


def say(person: Person, table: str, row_id: str, body: str, *mentions: Person) -> httpx.Response:
    """Comment on a row."""
    return person.api.post(
        "/api/comments",
        json={
            "subject_table": table,
            "subject_id": row_id,
            "body": body,
            "mentions": [each.id for each in mentions],
        },
        headers={"Prefer": "return=representation"},
    )


def said(person: Person) -> list[str]:
    """What somebody reads of the talk."""
    return [row["body"] for row in person.api.get("/api/comments?order=created_at").json()]


def told(person: Person, **where: str) -> list[Row]:
    """What somebody is told, the newest first."""
    wanted = {"order": "created_at.desc", **where}
    rows: list[Row] = person.api.get("/api/notifications", params=wanted).json()
    return rows


@pytest.fixture
def band(register: Register) -> tuple[Person, Person, Row]:
    """An owner, somebody of the crew, and a show."""
    mia, cal = register("Mia Marlow"), register("Cal Crew")
    invite(mia, cal, "crew")
    return mia, cal, add_show(mia, name="Paradiso")


def test_who_is_mentioned_hears_it_on_every_socket_and_reads_it_later(
    stack: Stack, band: tuple[Person, Person, Row]
) -> None:
    mia, cal, show = band
    with socket(stack, cal) as narrow, events(stack, cal, table="notifications") as stream:
        narrow.subscribe(table="venues")
        stream.until("heartbeat")
        comment = say(mia, "shows", show["id"], "Cal, who drives?", cal).json()[0]
        rung = narrow.next("notification")
        assert (rung["kind"], rung["subject_table"], rung["subject_id"]) == (
            "mention",
            "shows",
            show["id"],
        )
        assert (rung["actor_id"], rung["data"]) == (mia.id, {"comment_id": comment["id"]})
        assert stream.until("notification")[2] == rung
        change = stream.until("change")[2]
        assert (change["table"], change["id"], change["op"]) == (
            "notifications",
            rung["id"],
            "insert",
        )
        assert not [frame for frame in narrow.heard if frame["type"] == "change"]

        [row] = told(cal, read_at="is.null")
        assert row["id"] == rung["id"]
        assert "drives" not in str(row)
        address = f"/api/notifications/{row['id']}"
        assert cal.api.patch(address, json={"read_at": "now"}).status_code == 204
        assert told(cal, read_at="is.null") == []
        assert stream.until("change")[2]["changed"] == ["read_at"]
    assert told(mia) == []
    assert refusal(mia.api.get(address)) == (404, "NOT_FOUND")


def test_one_mail_comes_until_it_is_read_and_none_when_muted(
    stack: Stack, band: tuple[Person, Person, Row], superuser_sql: Connection
) -> None:
    mia, cal, show = band
    verify_email(superuser_sql, cal)
    for n in range(3):
        assert say(mia, "shows", show["id"], f"Again {n}", cal).is_success
    assert len(told(cal)) == 3
    text = newest_to(stack, cal.email, "Paradiso").text()
    assert "Mia Marlow mentions you in a comment on Paradiso." in text
    assert "Again" not in text
    assert (
        cal.api.patch("/api/notifications?read_at=is.null", json={"read_at": "now"}).status_code
        == 204
    )
    say(mia, "shows", show["id"], "Once more", cal)
    newest_to(stack, cal.email, "Paradiso", count=2)

    cal.api.patch("/api/notifications?read_at=is.null", json={"read_at": "now"})
    mute = {"muted_by_email": ["mention"]}
    assert cal.api.patch(f"/api/preferences?user_id=eq.{cal.id}", json=mute).status_code == 204
    say(mia, "shows", show["id"], "You do not want to know", cal)
    # What is said on another row comes after it, so nothing is still on its way.
    other = add_show(mia, name="Tivoli")
    assert (
        cal.api.patch(
            f"/api/preferences?user_id=eq.{cal.id}", json={"muted_by_email": []}
        ).status_code
        == 204
    )
    say(mia, "shows", other["id"], "But this", cal)
    newest_to(stack, cal.email, "Tivoli")
    assert len(mails_to(stack, cal.email, "Paradiso")) == 2


def test_talk_about_money_is_read_by_who_reads_the_money(
    stack: Stack, register: Register, http: httpx.Client, superuser_sql: Connection
) -> None:
    mia, cal, vic, finn = (register(name) for name in ("Mia M", "Cal C", "Vic V", "Finn F"))
    for person, role in ((cal, "crew"), (vic, "viewer"), (finn, "finance")):
        invite(mia, person, role)
    show = add_show(mia)
    _, cost = add_money(mia, show)
    weak = by_pin(http, superuser_sql, finn)
    with weak.api:
        with (
            socket(stack, cal) as crew,
            socket(stack, weak) as by_a_pin,
            socket(stack, finn) as full,
        ):
            for each in (crew, by_a_pin, full):
                each.subscribe()
            assert say(finn, "show_costs", cost["id"], "950 is a lot").is_success
            assert say(cal, "shows", show["id"], "Loud!").is_success
            assert full.next("change")["row"]["body"] == "950 is a lot"
            assert full.next("change")["row"]["body"] == "Loud!"
            assert crew.next("change")["row"]["body"] == "Loud!"
            assert by_a_pin.next("change")["row"]["body"] == "Loud!"
            assert say(mia, "shows", show["id"], "Finn?", finn).is_success
            for each in (by_a_pin, full):
                assert each.next("notification")["kind"] == "mention"
        assert said(mia) == said(finn) == ["950 is a lot", "Loud!", "Finn?"]
        assert said(cal) == said(vic) == said(weak) == ["Loud!", "Finn?"]

        for person in (cal, vic, weak):
            assert refusal(say(person, "show_costs", cost["id"], "Let me see")) == (
                422,
                "REFERENCE_NOT_FOUND",
            )
        wrong = say(mia, "show_costs", cost["id"], "Cal?", cal)
        assert refusal(wrong) == (422, "MENTION_NOT_ALLOWED")
        assert wrong.json()["details"] == f"mentions={cal.id}"
        [about_money] = mia.api.get("/api/comments?subject_table=eq.show_costs").json()
        for function, when in (("history", {}), ("as_of", {"at": "now"})):
            arguments = {"table_name": "comments", "id": about_money["id"], **when}
            assert "a lot" in finn.api.post(f"/api/rpc/{function}", json=arguments).text
            for person in (cal, vic, weak):
                assert "a lot" not in person.api.post(f"/api/rpc/{function}", json=arguments).text


def test_what_one_is_told_ends_with_the_membership(
    stack: Stack, band: tuple[Person, Person, Row]
) -> None:
    mia, cal, show = band
    say(mia, "shows", show["id"], "Welcome", cal)
    assert len(told(cal)) == 1
    [membership] = mia.api.get(
        f"/api/memberships?user_id=eq.{cal.id}&org_id=eq.{mia.org_id}"
    ).json()
    with socket(stack, cal) as client:
        client.subscribe()
        assert mia.api.delete(f"/api/memberships/{membership['id']}").is_success
        left = client.until(lambda frame: "left" in frame)["left"]
        assert f"org:{mia.org_id}:member:{cal.id}" in left
    assert told(cal) == []
    assert refusal(say(mia, "shows", show["id"], "Gone", cal)) == (422, "MENTION_NOT_ALLOWED")


def test_everybody_knows_what_can_be_muted(http: httpx.Client) -> None:
    kinds = {row["kind"] for row in http.get("/api/notification_kinds").json()}
    assert {"mention", "comment", "assignment", "due", "guest_request", "guest_decision"} <= kinds
