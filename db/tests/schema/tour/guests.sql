-- Tests schema/tour/guests: what a guest may be.
begin;
select plan(9);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
insert into api.guest_lists (id, show_id, name, allotment)
values (tests.id('list'), tests.id('gig'), 'Band', 20);

create function pg_temp.refused(constraint_name text)
returns text
language sql
as $$select format('new row for relation "guests" violates check constraint "%s"', constraint_name)$$;
prepare add (text, integer, text) as
insert into api.guests (guest_list_id, name, party_size, notes) values (tests.id('list'), $1, $2, $3);

select lives_ok($$execute add('Anna', 4, 'AAA')$$, 'somebody');
select throws_ok(
    $$execute add('', 1, null)$$, '23514', pg_temp.refused('guests_name_length_check'), 'with a name'
);
select throws_ok(
    format('execute add(%L, %s, null)', 'Anna', size), '23514',
    pg_temp.refused('guests_party_size_bounds_check'), 'not a party of ' || size
)
from unnest('{0,1001}'::integer[]) as size;
select throws_ok(
    $$execute add('Anna', 1, repeat('x', 20001))$$, '23514', pg_temp.refused('guests_notes_length_check'),
    'notes end'
);
select throws_ok(
    $$update api.guests set status = 'maybe'$$, '23514', pg_temp.refused('guests_status_known_check'),
    'a decision is yes or no'
);
select throws_ok(
    $$update api.guests set decided_at = now()$$, '23514', pg_temp.refused('guests_decided_at_check'),
    'and made when it is made'
);
select throws_ok(
    $$update api.guests set pickup = 'moon'$$, '23514', pg_temp.refused('guests_pickup_known_check'),
    'places to pick up are known'
);
select throws_ok(
    $$update api.guests set picked_up_at = now()$$, '23514',
    pg_temp.refused('guests_picked_up_when_approved_check'), 'and only who is approved picks up'
);

select * from finish();
rollback;
