-- Tests functions/tour/move_items: what goes along with a show that moves.
begin;
select plan(4);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.itinerary_items (
    org_id, show_id, kind, title, starts_on, starts_time, ends_on, ends_time, is_late, visibility, owner_id
) values
(tests.id('band'), tests.id('gig'), 'doors', 'doors', '2027-03-02', '19:00', null, null, false, 'all', null),
(tests.id('band'), tests.id('gig'), 'set', 'set', '2027-03-02', '23:00', '2027-03-03', '00:30', false, 'all',
    null),
(tests.id('band'), tests.id('gig'), 'curfew', 'curfew', '2027-03-03', '01:00', null, null, true, 'all', null),
(tests.id('band'), tests.id('gig'), 'press', 'own', '2027-03-02', null, null, null, false, 'own',
    tests.id('crew')),
(tests.id('band'), tests.id('gig'), 'hotel', 'hotel', '2027-03-02', null, null, null, false, 'all', null),
(tests.id('band'), tests.id('gig'), 'press', 'day before', '2027-03-01', null, null, null, false, 'all',
    null),
(tests.id('band'), null, 'meal', 'elsewhere', '2027-03-02', null, null, null, false, 'all', null);
prepare plan as
select concat_ws(' ', title, to_char(starts_on, 'MM-DD'), to_char(ends_on, 'MM-DD'))
from api.itinerary_items order by starts_on, title;

select tests.become(tests.id('manager'));
update api.shows set show_on = '2027-04-01' where id = tests.id('gig');
select tests.become_superuser();
select results_eq(
    'plan',
    array[
        'day before 03-01', 'elsewhere 03-02', 'hotel 03-02', 'doors 04-01', 'own 04-01', 'set 04-01 04-02',
        'curfew 04-02'
    ],
    'what stands on its day goes along, a late curfew too; what is booked stays'
);
select results_eq(
    $$select distinct updated_by from api.itinerary_items where starts_on >= '2027-04-01'$$,
    array[tests.id('manager')], 'it is the doing of who moves the show'
);
update api.shows set show_on = null where id = tests.id('gig');
update api.shows set show_on = '2027-05-01' where id = tests.id('gig');
select is_empty(
    $$select from api.itinerary_items where starts_on > '2027-04-02'$$, 'from no date nothing moves'
);
update api.shows set name = 'x' where id = tests.id('gig');
select is_empty($$select from api.itinerary_items where version > 2$$, 'nor by another change');

select * from finish();
rollback;
