-- Tests functions/tour/cancel_notices.
begin;
select plan(3);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

select tour.cancel_notices(tests.id('gig'), null);
select is_empty('select from api.notifications', 'nobody is told of a show that is not cancelled now');
update api.shows set status = 'cancelled' where id = tests.id('gig');
select tour.cancel_notices(tests.id('gig'), null);
select bag_eq(
    $$select user_id from api.notifications where kind = 'show_cancelled' and subject_id = tests.id('gig')$$,
    $$select tests.id(name) from unnest('{owner,admin,manager,finance,crew,viewer}'::text[]) as name$$,
    'everybody who sees it is told'
);
select results_eq(
    'select distinct data from api.notifications', $$values ('{"status": "cancelled"}'::jsonb)$$,
    'that it is cancelled, and nothing of money'
);

select * from finish();
rollback;
