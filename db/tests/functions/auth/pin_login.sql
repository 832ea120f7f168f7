-- Tests functions/auth/pin_login
begin;
select plan(7);
\ir ../../support/auth.psql

update auth.throttle_limits set most = 2 where kind = 'pin_device';
update auth.throttle_limits set most = 3 where kind = 'pin_account';
update api.users set username = 'mia' where id = :'mia_id';
insert into auth.pins (user_id, pin_hash) values (:'mia_id', '$argon2id$pin');
insert into auth.known_devices (user_id, token_hash) values (:'mia_id', sha256('phone'));
select changed_at from auth.pins where user_id = :'mia_id'
\gset

create function pg_temp.waits()
returns boolean
language sql
as $$
    select auth.begin_pin_login('mia', sha256('phone'))::jsonb ? 'retry_after'
$$;

prepare pin_login(text, text) as select auth.pin_login(
    :'mia_id', $1::timestamptz, sha256(gen_random_uuid()::text::bytea), '7 days', sha256($2::bytea)
) -> 'amr';
select is(array[pg_temp.waits(), pg_temp.waits(), pg_temp.waits()], '{f,f,t}', 'two failures of two');
set local role bridge;
select results_eq(
    format('execute pin_login(%L, %L)', :'changed_at', 'phone'), $$ values ('["pin"]'::jsonb) $$,
    'who knew the PIN begins a session that says so'
);
reset role;
select is(
    array[pg_temp.waits(), pg_temp.waits(), pg_temp.waits()], '{f,f,t}',
    'the device''s failures are forgotten, of the day''s only the attempt that succeeded'
);
delete from auth.throttles where kind = 'pin_device';
select ok(pg_temp.waits(), 'so they add up over the day');

select throws_ok(
    format('execute pin_login(%L, %L)', 'yesterday', 'phone'), 'PGRST',
    (select pg_temp.error('INVALID_CREDENTIALS')), 'a PIN that was changed meanwhile is a wrong one'
);
delete from auth.known_devices where user_id = :'mia_id';
select throws_ok(
    format('execute pin_login(%L, %L)', :'changed_at', 'phone'), 'PGRST',
    (select pg_temp.error('INVALID_CREDENTIALS')), 'and so is any on a device that was forgotten meanwhile'
);
set local role member;
select throws_ok(
    format('execute pin_login(%L, %L)', :'changed_at', 'phone'), '42501',
    'permission denied for function pin_login', 'only the bridge signs people in'
);

select * from finish();
rollback;
