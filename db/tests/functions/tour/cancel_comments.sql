-- Tests functions/tour/cancel_comments.
begin;
select plan(4);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

select tests.become(tests.id('manager'));
select tests.become_superuser();
select tour.cancel_comments(tests.id('gig'), 'Storm');
select is_empty('select from api.comments', 'nothing is said of a show that is not cancelled now');
update api.shows set status = 'cancelled' where id = tests.id('gig');
select tour.cancel_comments(tests.id('gig'), null);
select is_empty('select from api.comments', 'nor without a reason');
select tour.cancel_comments(tests.id('gig'), 'Storm');
select results_eq(
    'select subject_table, subject_id, body from api.comments',
    $$values ('shows', tests.id('gig'), 'Cancelled: Storm')$$, 'then it is said why'
);
select tests.become(tests.id('viewer'));
select isnt_empty('select from api.comments', 'to everybody who sees the show');

select * from finish();
rollback;
