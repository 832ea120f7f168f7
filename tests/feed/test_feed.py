"""What comes over a socket: everything that one may see, in order, and once."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack

import pytest

from ontour.stack import Stack
from tests.feed.sockets import Frame, Socket, events, socket
from tests.support.database import Connection
from tests.support.people import Person
from tests.support.shows import add, add_money, add_show, invite

Register = Callable[..., Person]


def rename(person: Person, show: Frame, name: str) -> None:
    reply = person.api.patch(f"/api/shows/{show['id']}", json={"name": name})
    assert reply.status_code == 204, reply.text


def names(frames: list[Frame]) -> list[str]:
    return [frame["row"]["name"] for frame in frames]


def told_until(client: Socket, name: str) -> list[Frame]:
    """All frames of rows up to the one that says this name."""
    begin = len(client.heard)
    client.until(lambda frame: (frame.get("row") or {}).get("name") == name)
    return [f for f in client.heard[begin:] if f["type"] in ("change", "enter", "leave")]


def test_a_change_arrives_with_its_row(stack: Stack, register: Register) -> None:
    mia = register("Mia Marlow")
    with socket(stack, mia) as client:
        assert client.welcome["user_id"] == mia.id
        assert f"org:{mia.org_id}" in client.welcome["topics"]
        subscribed = client.subscribe()
        show = add_show(mia)
        inserted = client.next("change")
        assert inserted["position"] > subscribed["position"]
        assert (inserted["op"], inserted["table"], inserted["id"]) == (
            "insert",
            "shows",
            show["id"],
        )
        assert inserted["actor_id"] == mia.id
        rename(mia, show, "Tivoli")
        updated = client.next("change")
        assert (updated["op"], updated["version"], updated["changed"]) == ("update", 2, ["name"])
        assert updated["row"]["name"] == "Tivoli"
        assert updated["position"] > inserted["position"]


def test_positions_ascend_and_none_comes_twice(
    stack: Stack, register: Register, superuser_sql: Connection
) -> None:
    mia = register("Mia Marlow")
    show = add_show(mia)
    with socket(stack, mia) as client, events(stack, mia) as stream:
        client.subscribe()
        stream.until("heartbeat")
        superuser_sql.execute(
            """
            insert into api.tours (org_id, name)
            select %s, number::text from generate_series(1, 1500) as number
            """,
            (mia.org_id,),
        )
        for number in range(20):
            rename(mia, show, f"Paradiso {number}")
        frames = told_until(client, "Paradiso 19")
        assert names(frames)[:1500] == [str(n) for n in range(1, 1501)]
        assert len(frames) == 1520
        positions = [frame["position"] for frame in frames]
        assert positions == sorted(set(positions))
        assert [f["version"] for f in frames[1500:]] == list(range(2, 22))
        assert [stream.until("change")[2] for _ in frames] == frames


def test_what_is_rolled_back_never_comes(
    stack: Stack, register: Register, sql: Callable[[str], Connection]
) -> None:
    mia = register("Mia Marlow")
    with socket(stack, mia) as client, sql("postgres") as session:
        client.subscribe()
        session.execute("begin")
        session.execute("insert into api.tours (org_id, name) values (%s, 'No')", (mia.org_id,))
        add(mia, "tours", name="Meanwhile")
        session.execute("rollback")
        add(mia, "tours", name="Yes")
        assert names(told_until(client, "Yes")) == ["Meanwhile", "Yes"]


def test_a_subscription_is_about_an_organization_a_table_or_a_row(
    stack: Stack, register: Register
) -> None:
    mia, ben = register("Mia Marlow"), register("Ben Booker")
    invite(ben, mia, "manager")
    mine, theirs = add_show(mia, name="Mine"), add_show(ben, name="Theirs")
    asked: dict[str, dict[str, str]] = {
        "everything": {},
        "organization": {"org_id": mia.org_id},
        "table": {"table": "tours"},
        "row": {"table": "shows", "row_id": theirs["id"]},
    }
    with ExitStack() as open_sockets:
        clients = {name: open_sockets.enter_context(socket(stack, mia)) for name in asked}
        for name, client in clients.items():
            client.subscribe(**asked[name])
        rename(mia, mine, "Mine, later")
        rename(ben, theirs, "Theirs, later")
        add(mia, "tours", name="A tour of mine")
        add(ben, "tours", name="A tour of theirs")
        frames = told_until(clients["everything"], "A tour of theirs")
        told = {"everything": names(frames)}
        for name, client in clients.items():
            told.setdefault(name, names(client.told_up_to(frames[-1]["position"])))
    assert told == {
        "everything": ["Mine, later", "Theirs, later", "A tour of mine", "A tour of theirs"],
        "organization": ["Mine, later", "A tour of mine"],
        "table": ["A tour of mine", "A tour of theirs"],
        "row": ["Theirs, later"],
    }


def test_what_two_subscriptions_ask_for_comes_once(stack: Stack, register: Register) -> None:
    mia = register("Mia Marlow")
    show = add_show(mia)
    with socket(stack, mia) as client:
        assert client.subscribe(id="all")["id"] == "all"
        assert client.subscribe(table="shows")["type"] == "subscribed"
        client.subscribe(id="row", row_id=show["id"])
        rename(mia, show, "Once")
        rename(mia, show, "Twice")
        assert names(told_until(client, "Twice")) == ["Once", "Twice"]
        client.say("unsubscribe", id="all")
        assert client.next("unsubscribed")["id"] == "all"
        add(mia, "tours", name="Not asked for")
        rename(mia, show, "Thrice")
        assert names(told_until(client, "Thrice")) == ["Thrice"]


def test_money_reaches_only_who_may_read_it(stack: Stack, register: Register) -> None:
    mia, cal, fay = register("Mia Marlow"), register("Cal Crew"), register("Fay Finance")
    invite(mia, cal, "crew")
    invite(mia, fay, "finance")
    with socket(stack, cal) as crew, socket(stack, fay) as finance:
        crew.subscribe()
        finance.subscribe()
        show = add_show(mia)
        add_money(mia, show)
        rename(mia, show, "The end")
        tables = {frame["table"] for frame in told_until(crew, "The end")}
        assert tables == {"shows"}
        tables = {frame["table"] for frame in told_until(finance, "The end")}
        assert tables >= {"shows", "show_deals", "show_costs"}


def test_access_begins_and_ends_at_a_position(stack: Stack, register: Register) -> None:
    mia, cal = register("Mia Marlow"), register("Cal Crew")
    show = add_show(mia, name="Before")
    topic = f"org:{mia.org_id}"
    with socket(stack, cal) as client:
        client.subscribe()
        rename(mia, show, "Unseen")
        membership = invite(mia, cal, "crew")
        entered = client.until(lambda frame: topic in frame.get("entered", []))
        rename(mia, show, "Seen")
        assert names(told_until(client, "Seen")) == ["Seen"]
        assert client.heard[-1]["position"] > entered["position"]
        assert mia.api.delete(f"/api/memberships/{membership['id']}").status_code == 204
        left = client.until(lambda frame: topic in frame.get("left", []))
        rename(mia, show, "Unseen again")
        own = add(cal, "tours", name="My own")
        frames = told_until(client, "My own")
        assert [frame["id"] for frame in frames] == [own["id"]]
        assert frames[0]["position"] > left["position"]


def test_a_deletion_tells_the_key_and_no_row(
    stack: Stack, register: Register, superuser_sql: Connection
) -> None:
    mia = register("Mia Marlow")
    tour = add(mia, "tours", name="Winter")
    with socket(stack, mia) as client:
        client.subscribe()
        assert mia.api.delete(f"/api/tours/{tour['id']}").status_code == 204
        deleted = client.next("change")
        assert (deleted["op"], deleted["id"], deleted["row"]) == ("delete", tour["id"], None)
        superuser_sql.execute("delete from api.tours where id = %s", (tour["id"],))
        purged = client.next("change")
        assert (purged["op"], purged["id"], purged["row"]) == ("purge", tour["id"], None)


@pytest.mark.parametrize("table", ["tours", None])
def test_a_heartbeat_says_up_to_where_one_has_everything(
    stack: Stack, register: Register, table: str | None
) -> None:
    mia = register("Mia Marlow")
    with socket(stack, mia) as client, socket(stack, mia) as other:
        client.subscribe(**({"table": table} if table else {}))
        other.subscribe()
        add_show(mia)
        position = other.next("change")["position"]
        beat = client.until(lambda f: f["type"] == "heartbeat" and f["position"] >= position)
        changes = [frame for frame in client.heard if frame["type"] == "change"]
        assert [frame["position"] for frame in changes] == ([] if table else [position])
        assert beat["position"] >= position


def test_a_row_may_be_long(stack: Stack, register: Register) -> None:
    """Longer than a notification may be: those carry no rows."""
    mia = register("Mia Marlow")
    with socket(stack, mia) as client, events(stack, mia) as stream:
        client.subscribe()
        stream.until("heartbeat")
        add(mia, "tours", name="Long", notes="n\n" * 10_000)
        assert client.next("change")["row"]["notes"] == "n\n" * 10_000
        assert stream.until("change")[2]["row"]["notes"] == "n\n" * 10_000
