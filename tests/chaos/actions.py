"""What writers do in one transaction. Each action gets a cursor that is its person already."""

from __future__ import annotations

import json
import random
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, LiteralString
from uuid import UUID

import psycopg

from tests.chaos.ground import Person
from tests.chaos.ledger import undone

# What others than owners may be.
ROLES = ("manager", "finance", "crew", "viewer")


class Undo(Exception):
    """The transaction is to be rolled back."""


@dataclass
class Work:
    """One transaction's hands: the cursor, and how to choose."""

    cursor: psycopg.Cursor[tuple[Any, ...]]
    rng: random.Random
    org_id: str
    person: Person
    guests: list[Person]
    # Waits so many seconds, or until the run is over.
    wait: Callable[[float], object]
    # Shows that were deleted, with the version to restore: everybody's.
    deleted: list[tuple[UUID, int]] = field(default_factory=list)
    rows: int = 0

    def run(self, query: LiteralString, *values: object) -> Any:
        """The first column of the first row, None if there is no row."""
        self.cursor.execute(query, values)
        found = self.cursor.fetchone() if self.cursor.description else None
        if not query.startswith("select"):
            self.rows += max(self.cursor.rowcount, 0)
        return found[0] if found else None

    def number(self) -> int:
        """Something that differs from last time."""
        return self.rng.randrange(10**9)

    def some_show(self) -> UUID | None:
        """A show that this person sees."""
        found: UUID | None = self.run(
            "select id from api.shows where org_id = %s order by random() limit 1", self.org_id
        )
        return found

    def new_show(self, name: str) -> UUID:
        """Insert one."""
        made: UUID = self.run(
            "insert into api.shows (org_id, name, show_on) values (%s, %s, current_date)"
            " returning id",
            self.org_id, name,
        )  # fmt: skip
        return made

    def new_cost(self, show_id: UUID | None, text: str) -> None:
        """Insert a bill of a show."""
        if show_id:
            self.run(
                "insert into api.show_costs (show_id, kind, description, amount, currency)"
                " values (%s, 'sound', %s, 950.50, 'EUR') returning id",
                show_id, text,
            )  # fmt: skip


def become(cursor: psycopg.Cursor[tuple[Any, ...]], person: Person) -> None:
    """Go on as this person, up to the end of the transaction."""
    cursor.execute("set local role member")
    cursor.execute("select set_config('request.jwt.claims', %s, true)", [json.dumps(person.claims)])


def book(work: Work) -> None:
    """A tour, a show of it, its fee and bills: each refers to one before it."""
    tour_id = work.run(
        "insert into api.tours (org_id, name) values (%s, %s) returning id",
        work.org_id, f"Tour {work.number()}",
    )  # fmt: skip
    show_id = work.new_show(f"Show {work.number()}")
    work.run("update api.shows set tour_id = %s where id = %s", tour_id, show_id)
    work.run(
        "insert into api.show_deals (show_id, currency, fee) values (%s, 'EUR', 1200) returning id",
        show_id,
    )
    for _ in range(work.rng.randrange(3)):
        work.new_cost(show_id, f"Bill {work.number()}")


def add_bill(work: Work) -> None:
    """A bill for a show that another transaction may just have committed."""
    newest = "select id from api.shows where org_id = %s order by id desc limit 1"
    work.new_cost(work.run(newest, work.org_id), f"Bill {work.number()}")


def edit(work: Work) -> None:
    """Change one show, or a few."""
    for _ in range(work.rng.choice((1, 1, 1, 4))):
        work.run(
            "update api.shows set expected_attendance = %s where id = %s",
            work.rng.randrange(5000), work.some_show(),
        )  # fmt: skip


def edit_bill(work: Work) -> None:
    """Change money, which not all may see."""
    work.run(
        "update api.show_costs set amount = %s where id ="
        " (select id from api.show_costs where org_id = %s order by random() limit 1)",
        work.number() % 10**6, work.org_id,
    )  # fmt: skip


def long_text(work: Work) -> None:
    """A row larger than NOTIFY can carry, and than a page holds."""
    work.run(
        "update api.shows set notes = %s where id = %s", secrets.token_hex(9900), work.some_show()
    )


def bulk(work: Work) -> None:
    """5,000 rows in one statement."""
    work.run(
        "update api.venues set capacity = %s where org_id = %s and name like 'Place %%'",
        work.number() % 5_000_000, work.org_id,
    )  # fmt: skip


def delete(work: Work) -> None:
    """A show goes, with all its money."""
    show_id = work.some_show()
    version = work.run(
        "update api.shows set deleted_at = now() where id = %s returning version", show_id
    )
    if show_id and version:
        work.deleted.append((show_id, version - 1))


def restore(work: Work) -> None:
    """One comes back."""
    if work.deleted:
        show_id, version = work.deleted.pop(work.rng.randrange(len(work.deleted)))
        work.run("select api.restore('shows', %s::uuid, %s::integer)", show_id, version)


def roll_back(work: Work) -> None:
    """Write, then think better of it."""
    work.new_cost(work.new_show(undone()), undone())
    work.run("update api.shows set name = %s where id = %s", undone(), work.some_show())
    raise Undo


def savepoints(work: Work) -> None:
    """Only what was not rolled back to a savepoint counts, of one row and of several."""
    show_id = work.new_show(f"Show {work.number()}")
    work.cursor.execute("savepoint one")
    work.run("update api.shows set name = %s where id = %s", undone(), show_id)
    work.new_cost(show_id, undone())
    work.cursor.execute("savepoint two")
    work.new_show(undone())
    work.cursor.execute("release savepoint two")
    work.cursor.execute("rollback to savepoint one")
    work.cursor.execute("savepoint three")
    work.new_cost(show_id, f"Bill {work.number()}")
    work.cursor.execute("release savepoint three")


def hold(work: Work, seconds: float) -> None:
    """Stay open while others commit; then change what they have changed in the meantime."""
    show_id = work.new_show(f"Held {work.number()}")
    work.wait(seconds)
    work.new_cost(show_id, f"Bill {work.number()}")
    work.run(
        "update api.shows set actual_attendance = %s where id = %s",
        work.rng.randrange(5000), work.some_show(),
    )  # fmt: skip


def membership(work: Work, guest: Person) -> UUID | None:
    """What makes them a member, if they are one."""
    found: UUID | None = work.run(
        "select id from api.memberships where org_id = %s and user_id = %s", work.org_id, guest.id
    )
    return found


def join(work: Work, guest: Person, role: str) -> None:
    """By a link, which the guest opens in the same transaction."""
    link = work.run("select api.create_invitation_link(%s, %s)", work.org_id, role)
    become(work.cursor, guest)
    work.run("select api.accept_invitation(%s)", link["token"])
    work.rows += 1
    become(work.cursor, work.person)


def come(work: Work) -> None:
    """Somebody joins; if this is committed, somebody has."""
    guest = work.rng.choice(work.guests)
    if membership(work, guest):
        raise Undo
    join(work, guest, work.rng.choice(ROLES))


def members(work: Work) -> None:
    """Somebody joins, gets another role, or goes; at times all of it at once."""
    guest = work.rng.choice(work.guests)
    role = work.rng.choice(ROLES)
    for _ in range(work.rng.choice((1, 1, 1, 2, 3))):
        found = membership(work, guest)
        if found is None:
            join(work, guest, role)
        elif work.rng.random() < 0.5:
            work.run("update api.memberships set role = %s where id = %s", role, found)
        else:
            work.run("update api.memberships set deleted_at = now() where id = %s", found)


def rename(work: Work) -> None:
    """People and organizations change too."""
    name = f"{work.person.name} {work.number()}"
    work.run("update api.users set full_name = %s where id = %s", name, work.person.id)
    work.run("update api.organizations set name = %s where id = %s", name, work.org_id)


MEMBERS: dict[Callable[[Work], None], int] = {
    book: 6, add_bill: 5, edit: 12, edit_bill: 5, long_text: 3, delete: 4, restore: 4,
    roll_back: 5, savepoints: 5, members: 5, come: 2, rename: 2,
}  # fmt: skip


def move(work: Work) -> None:
    """A place drives from one organization to another, out of sight and into it."""
    work.run(
        "update api.venues set org_id = %s where id = (select id from api.venues"
        " where name like 'Caravan %%' and org_id <> %s order by random() limit 1)",
        work.org_id, work.org_id,
    )  # fmt: skip


def amend(work: Work) -> None:
    """A place that is deleted is changed, and stays deleted; or is deleted by this."""
    work.run(
        "update api.venues set deleted_at = now(), capacity = %s where id ="
        " (select id from api.venues where org_id = %s and name like 'Sunk %%'"
        " order by random() limit 1)",
        work.rng.randrange(5000), work.org_id,
    )  # fmt: skip
    work.run(
        "insert into api.venues (org_id, name) values (%s, %s)",
        work.org_id, f"Sunk {work.number()}",
    )  # fmt: skip


def purge(work: Work) -> None:
    """A bill is gone for good, deleted before or not."""
    work.run(
        "delete from api.show_costs where id ="
        " (select id from api.show_costs where org_id = %s order by random() limit 1)",
        work.org_id,
    )


# What only the owner of the tables can do.
OWNERS: dict[Callable[[Work], None], int] = {move: 3, purge: 2, amend: 2}
