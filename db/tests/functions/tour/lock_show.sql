-- Tests functions/tour/lock_show.
begin;
select plan(7);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
grant execute on function tour.lock_show(uuid, text) to member;
alter function tour.lock_show(uuid, text) security definer;

prepare lock_it (text) as select id from tour.lock_show(tests.id($1), 'finance.write');

select tests.become(tests.id('manager'));
select results_eq($$execute lock_it('gig')$$, array[tests.id('gig')], 'the show of who may');
select throws_code($$execute lock_it('no gig')$$, 'NOT_FOUND', 'there is no such show');
select throws_code($$execute lock_it('rival gig')$$, 'NOT_FOUND', 'another organization''s is none');
select tests.become(tests.id('viewer'));
select throws_code($$execute lock_it('gig')$$, 'PERMISSION_DENIED', 'who may not is told');
select tests.become(tests.id('owner'), '{pin}');
select throws_code($$execute lock_it('gig')$$, 'STEP_UP_REQUIRED', 'or what is missing');
select tests.become(tests.id('manager'));
update api.shows set deleted_at = now() where id = tests.id('gig');
select throws_code($$execute lock_it('gig')$$, 'NOT_FOUND', 'a deleted one is none');
select throws_code(
    $$select tour.lock_show(null, 'finance.write')$$, 'NOT_FOUND', 'nor is nothing'
);

select * from finish();
rollback;
