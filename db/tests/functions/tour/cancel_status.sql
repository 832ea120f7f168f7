-- Tests functions/tour/cancel_status.
begin;
select plan(4);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

select lives_ok($$select tour.cancel_status(tests.id('gig'), null)$$, 'a draft');
select results_eq(
    $$select status, version from api.shows where id = tests.id('gig')$$, $$values ('cancelled', 2)$$,
    'is cancelled'
);
select tour.cancel_status(tests.id('gig'), null);
select results_eq($$select version from api.shows where id = tests.id('gig')$$, array[2], 'once');

insert into api.shows (id, org_id, name, status, show_on, city, country)
values (tests.id('past'), tests.id('band'), 'Past', 'completed', '2020-01-01', 'Bonn', 'DE');
select throws_code(
    $$select tour.cancel_status(tests.id('past'), null)$$, 'INVALID_STATUS_TRANSITION', 'what has been is not'
);

select * from finish();
rollback;
