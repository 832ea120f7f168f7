-- Tests schema/tour/guest_lists: what a list may be, and that it goes with its show.
begin;
select plan(7);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

prepare add (text, integer, text) as
insert into api.guest_lists (show_id, name, allotment, notes) values (tests.id('gig'), $1, $2, $3);
create function pg_temp.refused(constraint_name text)
returns text
language sql
as $$select format('new row for relation "guest_lists" violates check constraint "%s"', constraint_name)$$;

select lives_ok($$execute add('Band', 0, null)$$, 'a list, even of no places');
select throws_ok(
    $$execute add('', 1, null)$$, '23514', pg_temp.refused('guest_lists_name_length_check'), 'it has a name'
);
select throws_ok(
    $$execute add('Band', -1, null)$$, '23514', pg_temp.refused('guest_lists_allotment_bounds_check'),
    'and not fewer than no places'
);
select throws_ok(
    $$execute add('Band', 100001, null)$$, '23514', pg_temp.refused('guest_lists_allotment_bounds_check'),
    'nor more than any house'
);
select throws_ok(
    $$execute add('Band', 1, repeat('x', 20001))$$, '23514',
    pg_temp.refused('guest_lists_notes_length_check'),
    'notes end'
);
select throws_ok(
    $$insert into api.guest_lists (show_id, name, allotment, holder_id)
    values (tests.id('gig'), 'x', 1, tests.id('nobody'))$$,
    'PGRST', null, 'a holder is somebody'
);
insert into api.guests (guest_list_id, name) select id, 'Anna' from api.guest_lists;
update api.shows set deleted_at = now() where id = tests.id('gig');
select is_empty(
    $$
        select from api.guest_lists where deleted_at is null
        union all
        select from api.guests where deleted_at is null
    $$,
    'lists go with their show, and guests with them'
);

select * from finish();
rollback;
