-- Tests schema/change/presence
begin;
select plan(4);
\ir ../../support/fixtures.psql

prepare lease as insert into change.presence (connection_id, org_id, user_id, status, expires_at)
values (tests.id('socket'), tests.id('band'), tests.id('crew'), $1, now());

select is(relpersistence, 'u', 'presence is no record of anybody') from pg_catalog.pg_class
where oid = 'change.presence'::regclass;
select throws_ok(
    $$execute lease('asleep')$$, '23514',
    'new row for relation "presence" violates check constraint "presence_status_known_check"',
    'one is online or away'
);
select lives_ok($$execute lease('away')$$, 'a lease');
select throws_ok(
    $$execute lease('online')$$, '23505', 'duplicate key value violates unique constraint "presence_pkey"',
    'a connection has one in each organization'
);

select * from finish();
rollback;
