-- Tests functions/tour/release_holds: a cancelled show gives up its holds, by whatever path.
begin;
select plan(3);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
\ir ../../support/holds.psql

update api.holds set show_id = tests.id('gig') where name in ('owner', 'admin');
select tests.become(tests.id('manager'));
update api.shows set notes = 'x' where id = tests.id('gig');
select is(tests.line(), '1 owner, 2 admin, 3 manager', 'not for another change');
update api.shows set status = 'cancelled' where id = tests.id('gig');
select is(tests.line(), '1 manager', 'and who waited is first');
select results_eq(
    $$select distinct state from api.holds where show_id is not null$$, array['released'], 'they are released'
);

select * from finish();
rollback;
