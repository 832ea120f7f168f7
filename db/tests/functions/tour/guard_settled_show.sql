-- Tests functions/tour/guard_settled_show: a settled show keeps its date and who came.
begin;
select plan(7);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
\ir ../../support/money.psql

select tests.become(tests.id('owner'));
select api.settle(tests.id('gig')) is not null as settled
\gset

select throws_code(
    format('update api.shows set %s where id = tests.id(''gig'')', change), 'SHOW_SETTLED', change
)
from unnest(array[
    'show_on = ''1990-01-07''', 'actual_attendance = 3', 'expected_attendance = 3', 'status = ''cancelled'''
]) as change;
select throws_code(
    $$update api.shows set deleted_at = now() where id = tests.id('gig')$$, 'ROW_IN_USE',
    'what is in the books stays'
);
select lives_ok($$update api.shows set name = 'Renamed' where id = tests.id('gig')$$, 'its name can change');
select lives_ok(
    $$update api.shows set status = 'completed' where id = tests.id('gig')$$, 'and it is completed'
);

select * from finish();
rollback;
