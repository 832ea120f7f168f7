-- Tests schema/tour/checklist_items: what a thing to do may be.
begin;
select plan(11);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
insert into api.checklists (id, show_id, name) values (tests.id('advance'), tests.id('gig'), 'Advance');

prepare add (text, text, uuid, integer, numeric) as
insert into api.checklist_items (checklist_id, title, notes, owner_id, due_days, position)
values (tests.id('advance'), $1, $2, $3, $4, $5) returning position;
create function pg_temp.refused(constraint_name text)
returns text
language sql
as $$
    select format('new row for relation "checklist_items" violates check constraint "%s"', constraint_name)
$$;

select results_eq(
    $$execute add('Rider', 'Sent', tests.id('viewer'), 14, null)$$, array[1.0], 'something for somebody'
);
select results_eq($$execute add('Parking', null, null, null, null)$$, array[2.0], 'or for whoever likes');
select throws_ok(
    $$execute add('', null, null, null, null)$$, '23514',
    pg_temp.refused('checklist_items_title_length_check'), 'it is called something'
);
select throws_ok(
    $$execute add('A', repeat('x', 20001), null, null, null)$$, '23514',
    pg_temp.refused('checklist_items_notes_length_check'), 'notes end'
);
select throws_code(
    $$execute add('A', null, tests.id('stranger'), null, null)$$, 'NOT_A_MEMBER', 'not for a stranger'
);
select throws_ok(
    format('execute add(%L, null, null, %s, null)', 'A', days), '23514',
    pg_temp.refused('checklist_items_due_days_bounds_check'), 'not due in ' || days
)
from unnest('{-367,3661}'::integer[]) as days;
select throws_ok(
    format('execute add(%L, null, null, null, %s)', 'A', place), '23514',
    pg_temp.refused('checklist_items_position_form_check'), 'no device reckons with ' || place
)
from unnest('{1000000,-1000000,1.0000000001}'::numeric[]) as place;
select throws_ok(
    $$update api.checklist_items set owner_id = tests.id('nobody')$$, 'PGRST', null, 'nor for nobody'
);

select * from finish();
rollback;
