-- Tests policies/tour/notifications: one's own, while one is a member.
begin;
select plan(17);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.notifications (org_id, user_id, kind, subject_table, subject_id)
select tests.id('band'), tests.id(name), 'mention', 'shows', tests.id('gig')
from unnest('{owner,manager,finance,crew,viewer}'::text[]) as name;

prepare seen as select user_id from api.notifications;
prepare read as update api.notifications set read_at = now() returning user_id;

select policies_are('api', 'notifications', array['select_self', 'update_self']);
select tests.become(tests.id('owner'));
select results_eq('seen', array[tests.id('owner')], 'an owner sees theirs and no others');
select tests.become(tests.id('manager'));
select results_eq('seen', array[tests.id('manager')], 'so does a manager');
select tests.become(tests.id('finance'));
select results_eq('seen', array[tests.id('finance')], 'so does finance');
select tests.become(tests.id('viewer'));
select results_eq('seen', array[tests.id('viewer')], 'so does a viewer');
select tests.become(tests.id('crew'), '{pin}');
select results_eq('seen', array[tests.id('crew')], 'so does crew by a PIN');
select results_eq('read', array[tests.id('crew')], 'and reads it');
select isnt_empty('select from api.notifications where read_at is not null', 'which is noted');
select isnt_empty(
    'update api.notifications set deleted_at = now() returning id',
    'then puts it away, which the answer shows'
);
select throws_ok(
    $$insert into api.notifications (org_id, user_id, kind, subject_table, subject_id)
    values (tests.id('band'), tests.id('owner'), 'mention', 'shows', tests.id('gig'))$$,
    '42501', 'permission denied for table notifications', 'nobody tells anything by hand'
);
select throws_ok(
    $$update api.notifications set user_id = tests.id('owner')$$, '42501',
    'permission denied for table notifications', 'or passes theirs on'
);
select throws_ok(
    $$update api.notifications set data = '{}'$$, '42501', 'permission denied for table notifications',
    'or changes what it says'
);
select throws_ok(
    'delete from api.notifications', '42501', 'permission denied for table notifications', 'nothing is purged'
);

select tests.become_superuser();
update api.memberships set deleted_at = now() where user_id = tests.id('manager');
select tests.become(tests.id('manager'));
select is_empty('seen', 'who has left has none');
select is_empty('read', 'to read');
select tests.become(tests.id('stranger'));
select is_empty('seen', 'a stranger has none');
select tests.become(null);
select throws_ok(
    'seen', '42501', 'permission denied for table notifications', 'without a token there is nothing'
);

select * from finish();
rollback;
