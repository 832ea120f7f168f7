from __future__ import annotations

from typing import cast

from auth_bridge.relay.client import Client, Sink, User

ORG = "org:0192f0c1-0000-7000-8000-000000000001"
MONEY = f"{ORG}:finance"
OWN = "user:0192f0c1-0000-7000-8000-000000000002"
MEMBER = f"{ORG}:member:0192f0c1-0000-7000-8000-000000000002"
WEAK = frozenset({"org:{org_id}", "org:{org_id}:member:{user_id}"})
NOBODY = cast("Sink", None)


def client(visible: frozenset[str] | None) -> Client:
    user = User("0192f0c1-0000-7000-8000-000000000002", {ORG, MONEY, OWN, MEMBER})
    return Client(NOBODY, user, "sid", "header", visible)


def test_a_full_session_reads_what_its_person_reads() -> None:
    assert client(None).topics == {ORG, MONEY, OWN, MEMBER}
    assert not client(None).weak


def test_a_weak_one_reads_what_it_may_of_organizations_and_its_own() -> None:
    assert client(WEAK).topics == {ORG, OWN, MEMBER}
    assert client(WEAK).weak
    assert client(frozenset()).topics == {OWN}


def test_a_weak_one_hears_of_no_topic_that_it_does_not_read() -> None:
    moved = {"entered": [ORG, MONEY], "left": [MONEY]}
    assert client(None).moved(moved) == moved
    assert client(WEAK).moved(moved) == {"entered": [ORG]}
    assert client(WEAK).moved({"left": [MONEY]}) == {}
