-- Tests schema/tour/notifications: who is told of it, and what it may hold.
begin;
select plan(7);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

prepare add (text, jsonb) as
insert into api.notifications (org_id, user_id, kind, subject_table, subject_id, data)
values (tests.id('band'), tests.id('crew'), $1, 'shows', tests.id('gig'), $2);

select lives_ok($$execute add('mention', '{}')$$, 'somebody is told something');
select results_eq(
    'select topics from api.notifications',
    $$values (array[format('org:%s:member:%s', tests.id('band'), tests.id('crew'))])$$,
    'the one person, as a member of the organization'
);
select results_eq(
    $$select topics_after from change.log where table_name = 'notifications'$$,
    'select topics from api.notifications', 'in the feed as well'
);
select throws_ok(
    $$execute add('gossip', '{}')$$, '23503',
    'insert or update on table "notifications" violates foreign key constraint "notifications_kind_fkey"',
    'of a kind that is known'
);
select throws_ok(
    $$execute add('mention', '[]')$$, '23514',
    'new row for relation "notifications" violates check constraint "notifications_data_small_check"',
    'data is an object'
);
select throws_ok(
    $$execute add('mention', jsonb_build_object('text', repeat('x', 2000)))$$, '23514',
    'new row for relation "notifications" violates check constraint "notifications_data_small_check"',
    'and no book'
);
delete from api.preferences where user_id = tests.id('crew');
delete from api.memberships where user_id = tests.id('crew');
delete from api.users where id = tests.id('crew');
select is_empty('select from api.notifications', 'it goes with its person');

select * from finish();
rollback;
