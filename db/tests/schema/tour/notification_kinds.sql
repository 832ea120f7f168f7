-- Tests schema/tour/notification_kinds: every kind is one that preferences can mute.
begin;
select plan(3);
\ir ../../support/fixtures.psql

select throws_ok(
    $$insert into api.notification_kinds (kind, purpose) values ('Show moved', 'x')$$, '23514',
    'new row for relation "notification_kinds" violates check constraint '
    '"notification_kinds_kind_form_check"',
    'a kind is a plain word'
);
select throws_ok(
    $$insert into api.notification_kinds (kind, purpose) values ('mention', 'x')$$, '23505',
    'duplicate key value violates unique constraint "notification_kinds_pkey"', 'and there is one of each'
);
select lives_ok(
    $$
        update api.preferences set muted_by_email = array(select kind from api.notification_kinds)
        where user_id = tests.id('crew')
    $$,
    'all can be muted'
);

select * from finish();
rollback;
