-- Tests functions/tour/show_legs: how far, how long, and what is left of the night.
begin;
select plan(9);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

update api.venues set latitude = 52.3676, longitude = 4.9041 where id = tests.id('paradiso');
insert into api.venues (id, org_id, name, city, country, time_zone, latitude, longitude) values
(tests.id('bataclan'), tests.id('band'), 'Bataclan', 'Paris', 'FR', 'Europe/Paris', 48.8566, 2.3522);
insert into api.shows (id, org_id, venue_id, show_on) values
(tests.id('paris'), tests.id('band'), tests.id('bataclan'), '2027-03-03');
prepare legs as
select to_name, distance_km, travel_hours, free_hours, rest_hours, is_estimated
from api.show_legs('2027-01-01');

select tests.become(tests.id('viewer'));
select results_eq(
    'legs', $$values ('Bataclan', 429.9, 8.0, 12.0, 4.0, true)$$,
    'from midnight to noon, less the way, where nobody says otherwise'
);
select results_eq(
    $$select leaves_at, arrives_by from api.show_legs('2027-01-01')$$,
    $$values ('2027-03-02 23:00Z'::timestamptz, '2027-03-03 11:00Z'::timestamptz)$$, 'by the clocks there'
);
select results_eq(
    $$select travel_hours from api.show_legs('2027-01-01', km_per_hour => 100, detour => 1)$$,
    array[4.3], 'as fast as one drives'
);
select is_empty($$select from api.show_legs('2027-03-03')$$, 'one show is no way');

select tests.become_superuser();
insert into api.itinerary_items (org_id, show_id, kind, starts_time) values
(tests.id('band'), tests.id('gig'), 'curfew', '23:00'),
(tests.id('band'), tests.id('paris'), 'doors', '19:00'),
(tests.id('band'), tests.id('paris'), 'load_in', '15:00');
select tests.become(tests.id('viewer'));
select results_eq(
    'legs', $$values ('Bataclan', 429.9, 8.0, 16.0, 8.0, false)$$, 'from the curfew to load-in'
);
select tests.become_superuser();
update api.venues set latitude = null, longitude = null where id = tests.id('bataclan');
select tests.become(tests.id('viewer'));
select results_eq(
    'legs', $$values ('Bataclan', null::numeric, null::numeric, 16.0, 16.0, false)$$,
    'without coordinates there is no way'
);
select tests.become_superuser();
update api.shows set status = 'cancelled' where id = tests.id('paris');
select tests.become(tests.id('viewer'));
select is_empty('legs', 'nor to a show that is cancelled');
select tests.become(tests.id('stranger'));
select is_empty('legs', 'nor for others');
select tests.become(null);
select throws_ok('legs', '42501', 'permission denied for function show_legs', 'nor for nobody');

select * from finish();
rollback;
