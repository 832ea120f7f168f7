-- Tests policies/auth/preferences: one's own.
begin;
select plan(8);
\ir ../../support/fixtures.psql

prepare seen as select user_id from api.preferences;
prepare mute as update api.preferences set muted_by_push = '{show_changed}' returning user_id;

select policies_are('api', 'preferences', array['select_self', 'update_self']);
select tests.become(tests.id('owner'));
select results_eq('seen', array[tests.id('owner')], 'everybody sees their own');
select results_eq('mute', array[tests.id('owner')], 'and changes them');
select tests.become(tests.id('crew'), '{pin}');
select results_eq('seen', array[tests.id('crew')], 'also by a PIN');
select throws_ok(
    $$update api.preferences set user_id = tests.id('owner')$$, '42501',
    'permission denied for table preferences', 'nobody gives theirs away'
);
select throws_ok(
    $$insert into api.preferences (user_id) values (tests.id('crew'))$$, '42501',
    'permission denied for table preferences', 'or makes any'
);
select throws_ok(
    'delete from api.preferences', '42501', 'permission denied for table preferences', 'or none'
);
select tests.become(null);
select throws_ok(
    'seen', '42501', 'permission denied for table preferences', 'without a token there is nothing'
);

select * from finish();
rollback;
