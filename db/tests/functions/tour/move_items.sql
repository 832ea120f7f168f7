-- Tests functions/tour/move_items.
begin;
select plan(4);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
\ir ../../support/road.psql

update api.itinerary_items
set show_id = tests.id('gig'), starts_on = '2027-03-03', ends_on = '2027-03-04'
where id = tests.id('dinner');
update api.itinerary_items set show_id = tests.id('gig') where id = tests.id('nightliner');
prepare days as
select items.kind, items.starts_on, items.ends_on, items.version
from api.itinerary_items as items order by items.kind;

select tests.become(tests.id('manager'));
update api.shows set show_on = '2027-03-09' where id = tests.id('gig');
select tests.become_superuser();
select results_eq(
    'days',
    $$values
    ('bus', date '2027-03-03', null::date, 2), ('doors', '2027-03-09', null, 2),
    ('meal', '2027-03-10', '2027-03-11', 3)$$,
    'what happens at the show moves with it, by as many days; the bus is booked'
);
select results_eq(
    $$select day_on from api.itinerary_items where kind = 'doors'$$, array[date '2027-03-09'],
    'to another day sheet'
);
update api.shows set name = 'Paradiso, upstairs', show_on = '2027-03-09' where id = tests.id('gig');
update api.shows set show_on = null where id = tests.id('gig');
update api.shows set show_on = '2027-04-01' where id = tests.id('gig');
select results_eq(
    $$select starts_on, version from api.itinerary_items where kind = 'doors'$$,
    $$values (date '2027-03-09', 2)$$, 'a date that was not known moves nothing'
);
select tests.become(tests.id('crew'));
select results_eq(
    $$select r.changes #>> '{starts_on,to}' from api.history('itinerary_items', tests.id('dinner')) as r
    where r.version = 3$$, array['2027-03-10'], 'and its readers are told'
);

select * from finish();
rollback;
