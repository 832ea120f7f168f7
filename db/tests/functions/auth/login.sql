-- Tests functions/auth/login
begin;
select plan(10);
\ir ../../support/auth.psql

update auth.throttle_limits set most = 2 where kind in ('login_account', 'login_device');
insert into auth.known_devices (user_id, token_hash) values (:'mia_id', sha256('mia''s phone'));
select changed_at from auth.passwords where user_id = :'mia_id'
\gset

create function pg_temp.waits(device text default null)
returns boolean
language sql
as $$
    select auth.begin_login('mia@example.com', sha256(device::bytea))::jsonb ? 'retry_after'
$$;

set local role bridge;
prepare login(text, text, text) as select auth.login(
    :'mia_id', $1::timestamptz, '{pwd}', sha256(gen_random_uuid()::text::bytea), '7 days',
    sha256($2::bytea), null, $3
) #>> '{user,id}';
select results_eq(
    format('execute login(%L, null, null)', :'changed_at'), array[:'mia_id'],
    'who knew the password begins a session'
);
reset role;

select is((select array_agg(pg_temp.waits()) from generate_series(1, 3)), '{f,f,t}', 'failures add up');
select is(
    (select array_agg(pg_temp.waits('mia''s phone')) from generate_series(1, 3)), '{f,f,t}',
    'so they do on a known device'
);
select lives_ok(format('execute login(%L, null, null)', :'changed_at'), 'she signs in on a new device');
select is(
    array[pg_temp.waits(), pg_temp.waits('mia''s phone')], '{f,t}',
    'which forgets the failures of new devices alone'
);
select is(pg_temp.waits() or pg_temp.waits(), true, 'they add up again');
select lives_ok(format('execute login(%L, %L, null)', :'changed_at', 'mia''s phone'), 'and on the known one');
select is(
    array[pg_temp.waits('mia''s phone'), pg_temp.waits()], '{f,t}',
    'which forgets its own: what strangers tried stays counted'
);

execute login(:'changed_at', null, '$argon2id$new');
select results_eq(
    format('select password_hash, changed_at from auth.passwords where user_id = %L', :'mia_id'),
    format('values (%L, %L::timestamptz)', '$argon2id$new', :'changed_at'),
    'a new hash of the same password is no new password'
);

select throws_ok(
    format('execute login(%L, null, null)', 'yesterday'), 'PGRST',
    (select pg_temp.error('INVALID_CREDENTIALS')),
    'who knew another password than the one of now does not sign in'
);

select * from finish();
rollback;
