-- Tests functions/tour/found_shows; search_shows tests what is found.
begin;
select plan(3);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

prepare found as select show_id, org_id from tour.found_shows('paradiso');

select tests.become(tests.id('viewer'));
select results_eq('found', $$values (tests.id('gig'), tests.id('band'))$$, 'a viewer finds it');
select tests.become(tests.id('stranger'));
select is_empty('found', 'a stranger does not');
select tests.become_superuser();
select is_empty('found', 'and psql is no member');

select * from finish();
rollback;
