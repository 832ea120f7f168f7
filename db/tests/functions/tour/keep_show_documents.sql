-- Tests functions/tour/keep_show_documents; tests of search_shows say what is found after each change.
begin;
select plan(2);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.shows (org_id, name) select tests.id('band'), 'Night ' || n from generate_series(1, 3) as n;
select is(
    (select count(*)::integer from tour.show_documents where document @@ 'night'), 3,
    'all shows of one statement'
);
delete from api.shows where name like 'Night %';
select is_empty($$select from tour.show_documents where document @@ 'night'$$, 'a purge takes theirs along');

select * from finish();
rollback;
