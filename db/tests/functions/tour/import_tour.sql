-- Tests functions/tour/import_tour.
begin;
select plan(5);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

prepare find as select tour.import_tour(tests.id('band'), jsonb_build_object('tour', $1::text));

select tests.become(tests.id('manager'));
select results_eq($$execute find('Spring')$$, array[tests.id('spring')], 'a tour of this name is found');
select results_ne($$execute find('Autumn')$$, array[tests.id('spring')], 'another one is made');
select results_eq($$execute find('Autumn')$$, $$select id from api.tours where name = 'Autumn'$$, 'once');
select results_eq($$execute find(null)$$, array[null::uuid], 'no name, no tour');
select tests.become(tests.id('viewer'));
select throws_ok(
    $$execute find('Winter')$$, '42501', 'new row violates row-level security policy for table "tours"',
    'a viewer makes none'
);

select * from finish();
rollback;
