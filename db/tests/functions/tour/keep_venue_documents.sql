-- Tests functions/tour/keep_venue_documents.
begin;
select plan(2);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.venues (id, org_id, name) values (tests.id('hall'), tests.id('band'), 'Hall');
insert into api.shows (org_id, venue_id, name)
select tests.id('band'), tests.id('hall'), 'Night ' || n from generate_series(1, 3) as n;
update api.venues set name = 'Arena' where id = tests.id('hall');
select is(
    (select count(*)::integer from tour.show_documents where document @@ 'arena:b'), 3,
    'all shows at it are found by the new name'
);
select is_empty($$select from tour.show_documents where document @@ 'hall:b'$$, 'none by the old');

select * from finish();
rollback;
