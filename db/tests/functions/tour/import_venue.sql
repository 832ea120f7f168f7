-- Tests functions/tour/import_venue.
begin;
select plan(7);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

prepare find as select tour.import_venue(tests.id('band'), $1::jsonb, $2);

select tests.become(tests.id('manager'));
select results_eq(
    $$execute find('{"venue": "Paradiso", "city": "Amsterdam"}', 'NL')$$, array[tests.id('paradiso')],
    'a venue of this name and place is found'
);
select results_ne(
    $$execute find('{"venue": "Paradiso", "city": "Rome", "latitude": "41.9", "longitude": "12.5"}', 'IT')$$,
    array[tests.id('paradiso')], 'one of another place is made'
);
select results_eq(
    $$select city, country, latitude, longitude from api.venues where city = 'Rome'$$,
    $$values ('Rome', 'IT', 41.9::double precision, 12.5::double precision)$$, 'with all that is known of it'
);
select results_eq(
    $$execute find('{"venue": "Paradiso", "city": "Amsterdam"}', null)$$, array[tests.id('paradiso')],
    'what a row does not say does not tell venues apart'
);
select results_eq($$execute find('{"city": "Rome"}', 'IT')$$, array[null::uuid], 'no name, no venue');
select throws_code(
    $$execute find('{"venue": "X", "latitude": "north"}', null)$$, 'INVALID_VALUE',
    'what cannot be read is refused'
);
select tests.become(tests.id('viewer'));
select throws_ok(
    $$execute find('{"venue": "New"}', null)$$, '42501',
    'new row violates row-level security policy for table "venues"',
    'a viewer makes none'
);

select * from finish();
rollback;
