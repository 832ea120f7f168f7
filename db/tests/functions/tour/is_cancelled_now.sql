-- Tests functions/tour/is_cancelled_now.
begin;
select plan(4);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

select ok(not tour.is_cancelled_now(tests.id('gig')), 'not yet');
update api.shows set status = 'pending' where id = tests.id('gig');
select ok(not tour.is_cancelled_now(tests.id('gig')), 'not by another change');
update api.shows set status = 'cancelled' where id = tests.id('gig');
select ok(tour.is_cancelled_now(tests.id('gig')), 'now');
update change.log set tx_id = '7' where row_id = tests.id('gig');
select ok(not tour.is_cancelled_now(tests.id('gig')), 'not by an earlier transaction');

select * from finish();
rollback;
