"""Cancelling a show is one thing: whatever breaks on the way, nothing of it has happened."""

from __future__ import annotations

from tests.api.tour.conftest import Band
from tests.support import faults

# A settled show with all that can hang on one, and a member who is to be told.
EVERYTHING = """
with somebody as (
    insert into api.users (id, full_name) values (gen_random_uuid(), 'Cal') returning id
),
membership as (
    insert into api.memberships (org_id, user_id, role) select %(org)s, id, 'crew' from somebody
),
venue as (
    insert into api.venues (org_id, name, city, country, time_zone)
    values (%(org)s, 'Paradiso', 'Amsterdam', 'NL', 'Europe/Amsterdam')
    returning id
)
insert into api.shows (org_id, venue_id, show_on, status, actual_attendance)
select %(org)s, id, '2027-03-02', 'pending', 700
from venue
returning id, venue_id
"""
MONEY = """
with deal as (
    insert into api.show_deals (show_id, currency, fee) values (%(show)s, 'EUR', 1000)
)
insert into api.show_payments (show_id, kind, amount, currency, paid_on, due_on) values
(%(show)s, 'deposit', 500, 'EUR', '2027-01-01', null),
(%(show)s, 'balance', 500, 'EUR', null, '2027-03-01')
"""
THINGS = """
with hold as (
    insert into api.holds (org_id, venue_id, show_id, hold_on, name)
    values (%(org)s, %(venue)s, %(show)s, '2027-03-02', 'First')
),
item as (
    insert into api.itinerary_items (org_id, show_id, kind, starts_on)
    values (%(org)s, %(show)s, 'doors', '2027-03-02')
)
insert into api.guest_lists (show_id, name, allotment) values (%(show)s, 'Band', 10)
"""


def test_an_error_at_any_boundary_of_cancel_show_leaves_no_trace(band: Band) -> None:
    with band.database.connect() as superuser:
        row = superuser.execute(EVERYTHING, {"org": band.org_id}).fetchone()
        assert row is not None
        named = {"org": band.org_id, "show": row[0], "venue": row[1]}
        superuser.execute(MONEY, named)
        superuser.execute(THINGS, named)
        superuser.execute("update api.shows set status = 'confirmed' where id = %s", [row[0]])
    with band.connect() as owner:
        owner.execute("select api.settle(%s)", [row[0]])

    boundaries = faults.strike_everywhere(
        band.database, band.connect, "select api.cancel_show(%s, 'Storm')", [row[0]]
    )

    # Seven steps write, each into its table and the log.
    assert boundaries >= 7 * 4
