"""People who have left: forgotten by a log that is proven all the same and believes no forger."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, LiteralString

import psycopg
import pytest

from ontour import evidence
from tests.support import rfc9162
from tests.support.database import Database
from tests.support.ledger import Ledger

MIA: LiteralString = "select id from api.users where full_name = 'Mia Marlow'"

# Mia is in The Band, with Cal, who owns it; in her own organization she is alone.
STORY: LiteralString = """
begin;
select set_config('request.headers', '{"x-real-ip": "203.0.113.77", "user-agent": "Mia''s"}', true);
select auth.create_person('Mia Marlow', 'mia@example.com', true);
insert into api.shows (org_id, name) values (core.personal_org_id(), 'Secret gig');
update api.shows set notes = 'Bring flowers' where name = 'Secret gig';
insert into api.organizations (id, name) values (md5('band')::uuid, 'The Band');
insert into api.memberships (org_id, user_id, role)
values (md5('band')::uuid, core.current_user_id(), 'manager');
insert into api.shows (org_id, name) values (md5('band')::uuid, 'Paradiso');
insert into auth.sessions (id, user_id, amr, authenticated_at, expires_at)
values (md5('session')::uuid, core.current_user_id(), '{pwd}', now(), now() + interval '1 day');
commit;
begin;
select auth.create_person('Cal Crew', 'cal@example.com', true);
insert into api.memberships (org_id, user_id, role)
values (md5('band')::uuid, core.current_user_id(), 'owner');
update api.shows set notes = 'Load in at noon' where name = 'Paradiso';
commit;
"""


def leave(ledger: Ledger) -> None:
    """Mia deletes her account."""
    with ledger.sql.transaction():
        ledger.sql.execute(
            "select set_config('request.jwt.claims', json_build_object("
            " 'sub', id, 'sid', md5('session')::uuid, 'role', 'member')::text, true)"
            " from api.users where full_name = 'Mia Marlow'"
        )
        ledger.sql.execute("select auth.delete_account()")
    ledger.publish()
    ledger.seal()


def erase(ledger: Ledger) -> None:
    """What the worker does until nothing is left."""
    ledger.sql.execute("update mail.messages set state = 'sent', settled_at = now()")
    while ledger.sql.execute("select auth.erase_people(3, '0')").fetchone() == (1,):
        ledger.publish()
    ledger.publish()
    ledger.seal()


@pytest.fixture
def told(db: Database) -> Iterator[Ledger]:
    """A sealed log in which Mia is still there."""
    with db.connect() as connection:
        ledger = Ledger(db, connection)
        ledger.tell(STORY)
        yield ledger


@pytest.fixture
def ledger(told: Ledger) -> Ledger:
    """A sealed log that has forgotten Mia."""
    leave(told)
    erase(told)
    return told


def first(ledger: Ledger, anchors: list[dict[str, Any]] | None = None) -> tuple[str, int | None]:
    """What was found first, and where."""
    found = ledger.verify(anchors)
    assert found, "nothing was found"
    return found[0].finding, found[0].position


def position(ledger: Ledger, condition: LiteralString) -> int:
    """Of the first log row of which this holds."""
    found = ledger.sql.execute(
        "select min(position) from change.feed join change.log using (seq)"  # noqa: S608
        f" where {condition}"
    ).fetchone()
    assert found is not None
    assert found[0] is not None, condition
    return int(found[0])


def set_row(ledger: Ledger, at: int, assignments: LiteralString) -> None:
    """Rewrite the log row at a position, whatever constraints say."""
    for constraint in ("images", "context"):
        ledger.sql.execute(
            f"alter table change.log drop constraint if exists log_{constraint}_erased_whole_check"
        )
    ledger.sql.execute(
        f"update change.log as log set {assignments}"  # noqa: S608
        " where seq = (select seq from change.feed where position = %s)",
        [at],
    )


def test_the_log_forgets_a_person_and_keeps_to_the_anchors_of_before(told: Ledger) -> None:
    anchors = told.anchors()
    leave(told)
    assert told.verify(anchors) == []
    erase(told)
    assert told.verify(anchors) == []
    assert told.verify(told.anchors()) == []
    for text in ("Mia", "mia@", "203.0.113.77", "Secret gig", "flowers"):
        found = told.sql.execute(
            "select count(*) from change.log where log::text like %s", [f"%{text}%"]
        ).fetchone()
        assert found == (0,), text


def test_half_way_the_log_is_in_order_too(told: Ledger) -> None:
    leave(told)
    steps = 0
    while told.sql.execute("select auth.erase_people(1, '0')").fetchone() == (1,):
        steps += 1
        assert told.verify() == []
        told.publish()
    assert steps > 5


def test_nothing_is_destroyed_before_the_wish_is_sealed(told: Ledger) -> None:
    with told.sql.transaction():
        told.sql.execute(
            "select set_config('request.jwt.claims', json_build_object("
            " 'sub', id, 'sid', md5('session')::uuid, 'role', 'member')::text, true)"
            " from api.users where full_name = 'Mia Marlow'"
        )
        told.sql.execute("select auth.delete_account()")
    told.publish()
    # A step answers 1 if it has done something.
    unsealed = told.sql.execute("select auth.erase_people(1000, '0')").fetchone()
    told.seal()
    too_early = told.sql.execute("select auth.erase_people(1000, '1 hour')").fetchone()
    in_time = told.sql.execute("select auth.erase_people(1000, '0')").fetchone()
    assert (unsealed, too_early, in_time) == ((0,), (0,), (1,))


def test_what_is_others_stays_with_its_author(ledger: Ledger) -> None:
    row = ledger.sql.execute(
        "select after ->> 'name', actor_id is not null, ip, user_agent, images_hash"
        " from change.log where after ->> 'name' = 'Paradiso' and op = 'insert'"
    ).fetchone()
    assert row == ("Paradiso", True, None, None, None)


def test_an_erased_row_is_proven_by_its_hashes(told: Ledger) -> None:
    at = position(told, "table_name = 'shows' and after ->> 'name' = 'Secret gig'")
    anchor = told.anchors()[-1]
    before = evidence.proof(told.sql, at, anchor["tree_size"])
    leave(told)
    erase(told)
    after = evidence.proof(told.sql, at, anchor["tree_size"])
    assert after["row"] == before["row"]
    assert after["openings"] == {"images": None, "context": None}
    path = [bytes.fromhex(each) for each in after["path"]]
    root = bytes.fromhex(anchor["root"])
    leaf = rfc9162.leaf_hash(after["row"].encode())
    assert rfc9162.verify_inclusion(leaf, at - 1, anchor["tree_size"], path, root)
    # Who kept an opening can still show it; nobody finds one who has none.
    told_row = json.loads(after["row"])
    assert rfc9162.opens(told_row[9], before["openings"]["images"])
    salts = told.sql.execute("select encode(salt, 'hex') from change.log where salt is not null")
    for (salt,) in salts:
        guess = before["openings"]["images"] | {"salt": salt}
        assert not rfc9162.opens(told_row[9], guess)


def test_what_stays_of_a_row_cannot_be_opened_by_what_is_gone(told: Ledger) -> None:
    at = position(told, "after ->> 'name' = 'Paradiso'")
    before = evidence.proof(told.sql, at, None)
    leave(told)
    erase(told)
    after = evidence.proof(told.sql, at, None)
    assert after["row"] == before["row"]
    assert after["openings"] == {"images": before["openings"]["images"], "context": None}
    guess = before["openings"]["context"] | {"salt": after["openings"]["images"]["salt"]}
    assert not rfc9162.opens(json.loads(after["row"])[14], guess)


FORGERIES: dict[str, LiteralString] = {
    "an image": 'after = \'{"name": "Mia Marlow, Thief"}\'',
    "an image with a salt": "after = '{\"name\": \"Thief\"}', salt = sha256('x')",
    "an image with all that belongs to one": "after = '{}', images_hash = null, salt = '\\x00'",
    "from where": "ip = '10.6.6.6'",
    "a session": "session_id = gen_random_uuid(), salt = '\\x00', context_hash = null",
    "another hash": "images_hash = sha256('x')",
    "another origin's hash": "context_hash = sha256('x')",
    "a salt": "salt = sha256('x')",
    "who": "actor_id = gen_random_uuid()",
    "when": "logged_at = logged_at + interval '1 second'",
    "which row": "row_id = gen_random_uuid()",
}


@pytest.mark.parametrize("forgery", FORGERIES.values(), ids=FORGERIES)
def test_what_is_forged_into_an_erased_row_is_found(ledger: Ledger, forgery: LiteralString) -> None:
    at = position(ledger, "table_name = 'users' and images_hash is not null")
    set_row(ledger, at, forgery)
    assert first(ledger)[1] == at
    assert first(ledger)[0] in ("edited", "deleted")


def test_an_image_behind_a_hash_that_was_kept_is_found(ledger: Ledger) -> None:
    at = position(ledger, "table_name = 'shows' and actor_id is not null and images_hash is null")
    set_row(
        ledger, at,
        "images_hash = change.images_hash(log), context_hash = change.context_hash(log),"
        " after = after || '{\"notes\": \"Forged\"}'",
    )  # fmt: skip
    assert first(ledger) == ("edited", at)


THEFTS: dict[str, LiteralString] = {
    "images and origin": (
        "images_hash = change.images_hash(log), context_hash = change.context_hash(log),"
        " before = null, after = null, session_id = null, ip = null, user_agent = null,"
        " request_id = null, device_id = null, salt = null"
    ),
    "origin": (
        "context_hash = change.context_hash(log), salt = sha256(salt), session_id = null,"
        " ip = null, user_agent = null, request_id = null, device_id = null"
    ),
}


@pytest.mark.parametrize("theft", THEFTS.values(), ids=THEFTS)
def test_what_is_taken_from_others_is_no_erasure(ledger: Ledger, theft: LiteralString) -> None:
    at = position(ledger, "table_name = 'shows' and after ->> 'notes' = 'Load in at noon'")
    set_row(ledger, at, theft)
    assert first(ledger) == ("erased", at)


def test_her_images_of_others_rows_are_not_hers_to_take(ledger: Ledger) -> None:
    at = position(ledger, "table_name = 'shows' and images_hash is null and op = 'insert'")
    set_row(
        ledger, at,
        "images_hash = change.images_hash(log), before = null, after = null, salt = null",
    )  # fmt: skip
    assert first(ledger) == ("erased", at)


def test_what_came_after_is_not_hers_to_take(ledger: Ledger) -> None:
    at = position(ledger, "table_name = 'users' and after ->> 'full_name' = 'Deleted person'")
    set_row(ledger, at, THEFTS["images and origin"])
    assert ("erased", at) in {(each.finding, each.position) for each in ledger.verify()}


def test_memberships_keep_what_proves_whose_an_organization_was(ledger: Ledger) -> None:
    at = position(ledger, "table_name = 'memberships'")
    set_row(ledger, at, THEFTS["images and origin"])
    assert ("erased", at) in {(each.finding, each.position) for each in ledger.verify()}


def erased_by_hand(ledger: Ledger, org_ids: LiteralString, logged: bool = True) -> None:
    """A superuser claims that Cal has left and takes what was theirs."""
    if not logged:
        ledger.sql.execute("alter table change.erasures disable trigger user")
    ledger.sql.execute(
        "insert into change.erasures (user_id, org_ids)"  # noqa: S608
        f" select id, {org_ids} from api.users where full_name = 'Cal Crew'"
    )
    ledger.publish()
    ledger.seal()
    ledger.sql.execute("select change.erase_person(erasures, 1000) from change.erasures")
    ledger.sql.execute("update change.erasures set erased_at = now()")
    ledger.publish()
    ledger.seal()


@pytest.mark.parametrize("logged", [True, False], ids=["logged", "unlogged"])
def test_somebody_who_is_still_there_is_not_erased(told: Ledger, logged: bool) -> None:
    anchors = told.anchors()
    erased_by_hand(told, "'{}'::uuid[]", logged)
    found = {each.finding for each in told.verify(anchors)}
    assert found == {"unlogged", "erased"}


def test_a_band_that_others_belong_to_is_not_erased(told: Ledger) -> None:
    told.sql.execute("update api.users set status = 'inactive' where full_name = 'Cal Crew'")
    erased_by_hand(told, "array[md5('band')::uuid]")
    assert {each.finding for each in told.verify()} == {"unlogged", "erased"}


def test_a_band_cannot_be_added_to_what_was_erased(ledger: Ledger) -> None:
    ledger.sql.execute("update change.erasures set org_ids = org_ids || md5('band')::uuid")
    assert "unlogged" in {each.finding for each in ledger.verify()}


def test_an_erasure_that_is_struck_from_the_list_is_found(ledger: Ledger) -> None:
    ledger.sql.execute("delete from change.erasures")
    assert first(ledger)[0] == "erased"


def test_nobody_writes_into_the_row_of_who_has_left(ledger: Ledger) -> None:
    for assignment in ("full_name = 'Mia Marlow'", "status = 'active'", "username = 'mia'"):
        with pytest.raises(psycopg.Error, match="ACCOUNT_INACTIVE"):
            ledger.sql.execute(
                f"update api.users set {assignment} where status = 'inactive'"  # noqa: S608
            )


def test_a_month_that_was_retired_is_erased_as_well(told: Ledger) -> None:
    told.sql.execute(
        "set role ontour_owner; create table change.log_2025_01 partition of change.log"
        " for values from ('2025-01-01 00:00+00') to ('2025-02-01 00:00+00');"
        " alter table change.log_2025_01 enable row level security; reset role;"
        " truncate change.tree_nodes, change.seals; delete from change.feed;"
        " truncate change.feed_topics, change.access_changes, change.access;"
        " update change.log set logged_at = '2025-01-20';"
        " update change.sequencer set position = 0, snapshot = '1:1:'"
    )
    told.publish()
    told.seal()
    assert told.verify() == []
    told.sql.execute("select change.retire_log('2025-02-01Z')")
    leave(told)
    erase(told)
    assert told.verify() == []
    for table in ("log", "retired_log_2025_01"):
        found = told.sql.execute(
            f"select count(*) from change.{table} as log"  # noqa: S608
            " where log::text ~ 'Mia|203.0.113.77|Secret gig|flowers'"
        ).fetchone()
        assert found == (0,), table
