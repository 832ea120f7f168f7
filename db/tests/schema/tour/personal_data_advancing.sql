-- Tests schema/tour/personal_data_advancing: what leaves with a person, and what does not.
begin;
select plan(3);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

select tests.become(tests.id('crew'));
insert into api.comments (subject_table, subject_id, body, mentions)
values ('shows', tests.id('gig'), 'Who drives?', array[tests.id('viewer')]);
select tests.become(tests.id('viewer'));
insert into api.comments (subject_table, subject_id, body) values ('shows', tests.id('gig'), 'You.');
select tests.become_superuser();

select lives_ok($$select auth.forget(tests.id('crew'), '{}')$$, 'somebody leaves');
select results_eq(
    'select user_id, actor_id from api.notifications', $$values (tests.id('viewer'), tests.id('crew'))$$,
    'what they were told goes, what others were told stays'
);
select is((select count(*) from api.comments), 2::bigint, 'and so does what was said');

select * from finish();
rollback;
