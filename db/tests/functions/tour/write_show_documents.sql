-- Tests functions/tour/write_show_documents.
begin;
select plan(2);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

delete from tour.show_documents;
call tour.write_show_documents(array[tests.id('gig')]);
call tour.write_show_documents(array[tests.id('gig')]);
select results_eq(
    'select show_id, org_id from tour.show_documents', $$values (tests.id('gig'), tests.id('band'))$$,
    'one document a show, however often it is written'
);
select ok(
    (select document @@ 'paradiso:a & amsterdam:c'::tsquery from tour.show_documents),
    'in which name and city have weights of their own'
);

select * from finish();
rollback;
