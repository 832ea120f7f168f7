-- Tests functions/tour/row_changes: no image that the caller may not read, whatever is asked for.
begin;
select plan(6);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
\ir ../../support/road.psql

prepare past (text, text, integer) as
select base ->> 'title', image ->> 'title', op, is_current, actor_name
from tour.row_changes(array[$1 || '/' || tests.id($2)], array[$3]);
select tests.become(tests.id('crew'));
update api.itinerary_items set title = 'Dinner' where id = tests.id('dinner');
select results_eq(
    $$execute past('itinerary_items', 'dinner', 1)$$,
    $$values ('Dinner with Ana', 'Dinner', 'update', true, 'Crew')$$, 'then and now, and by whom'
);
select is_empty($$execute past('shows', 'dinner', 1)$$, 'an id is looked for in its table');
select tests.become(tests.id('viewer'));
select is_empty($$execute past('itinerary_items', 'dinner', 1)$$, 'what one may not read one is not told');
select tests.become(tests.id('crew'));
update api.itinerary_items set visibility = 'all' where id = tests.id('dinner');
select tests.become(tests.id('viewer'));
select results_eq(
    $$execute past('itinerary_items', 'dinner', 1)$$,
    $$values (null, 'Dinner', 'update', true, 'Crew')$$, 'nor what a row was before one could read it'
);
select tests.become(tests.id('crew'));
update api.itinerary_items set visibility = 'own', title = 'Secret' where id = tests.id('dinner');
select tests.become(tests.id('viewer'));
select results_eq(
    $$execute past('itinerary_items', 'dinner', 3)$$,
    $$values ('Dinner', 'Dinner', 'update', false, 'Crew')$$,
    'what came after one could, only that something did'
);
select is_empty($$execute past('itinerary_items', 'nothing', 1)$$, 'of what is not there, nothing');

select * from finish();
rollback;
