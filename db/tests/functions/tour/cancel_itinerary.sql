-- Tests functions/tour/cancel_itinerary.
begin;
select plan(2);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.itinerary_items (org_id, show_id, kind, title, status, starts_on) values
(tests.id('band'), tests.id('gig'), 'doors', 'Doors', 'confirmed', '2027-03-02'),
(tests.id('band'), tests.id('gig'), 'press', 'Radio', 'tentative', '2027-03-02'),
(tests.id('band'), tests.id('gig'), 'press', 'Paper', 'cancelled', '2027-03-02'),
(tests.id('band'), tests.id('gig'), 'press', 'Gone', 'confirmed', '2027-03-02'),
(tests.id('band'), null, 'bus', 'Bus', 'confirmed', '2027-03-02');
update api.itinerary_items set deleted_at = now() where title = 'Gone';
prepare items as select title, status, version from api.itinerary_items order by title;

select tour.cancel_itinerary(tests.id('gig'), null);
select results_eq(
    'items',
    $$values ('Bus', 'confirmed', 1), ('Doors', 'cancelled', 2), ('Gone', 'confirmed', 2),
    ('Paper', 'cancelled', 1), ('Radio', 'cancelled', 2)$$,
    'what the show has is cancelled, and nothing else'
);
select tour.cancel_itinerary(tests.id('gig'), null);
select is((select max(version) from api.itinerary_items), 2, 'once');

select * from finish();
rollback;
