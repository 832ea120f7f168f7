-- Tests functions/auth/begin_pin_login
begin;
select plan(12);
\ir ../../support/auth.psql

update auth.throttle_limits set most = 2 where kind in ('pin_stranger', 'pin_device');
update auth.throttle_limits set most = 3 where kind in ('pin_account');
update auth.throttle_limits set most = 4 where kind in ('pin_ip');
update api.users set username = 'mia' where id = :'mia_id';
update api.users set username = 'cal' where id = :'cal_id';
insert into auth.pins (user_id, pin_hash) values (:'mia_id', '$argon2id$pin'), (:'cal_id', '$argon2id$cal');
insert into auth.known_devices (user_id, token_hash) values
(:'mia_id', sha256('phone')), (:'mia_id', sha256('tablet')), (:'cal_id', sha256('cal''s'));
select tests.request('POST', '/auth/pin', '{"x-real-ip": "192.0.2.7"}');

create function pg_temp.waits(username text, device text default null)
returns boolean
language sql
as $$
    select auth.begin_pin_login(username, sha256(device::bytea))::jsonb ? 'retry_after'
$$;
create function pg_temp.finds(username text, device text default null)
returns text
language sql
as $$
    select auth.begin_pin_login(username, sha256(device::bytea)) ->> 'pin_hash'
$$;

set local role bridge;
select is(
    auth.begin_pin_login(' Mia ', sha256('phone'))::jsonb - 'changed_at',
    jsonb_build_object('user_id', :'mia_id', 'pin_hash', '$argon2id$pin', 'known_device', true),
    'on a known device the bridge finds the hash that it has to verify, however the username is spelt'
);
reset role;
select is(pg_temp.finds('mia'), null, 'without a device there is none');
select is(pg_temp.finds('mia', 'cal''s'), null, 'nor on somebody else''s');
select ok(pg_temp.waits('mia', 'another'), 'strangers have one limit for a username');
select ok(not pg_temp.waits('mia', 'phone'), 'which does not close a known device');
select ok(pg_temp.waits('mia', 'phone'), 'that has its own');
select ok(not pg_temp.waits('mia', 'tablet'), 'as each of them does');
select ok(pg_temp.waits('mia', 'tablet'), 'and all of them together have one for a day');
select is(
    array[pg_temp.waits('nobody'), pg_temp.waits('nobody')], '{f,t}',
    'an unknown username is counted as a known one is, until its address has too many'
);
select is(pg_temp.finds('cal', 'cal''s'), '$argon2id$cal', 'which is nothing to a known device');

delete from auth.pins where user_id = :'cal_id';
select is(
    (auth.begin_pin_login('cal', sha256('cal''s'))::jsonb ? 'retry_after'), true,
    'who has no PIN is a stranger wherever they are'
);

set local role member;
select throws_ok(
    $$ select auth.begin_pin_login('mia') $$, '42501', 'permission denied for function begin_pin_login',
    'nobody else gets a hash'
);

select * from finish();
rollback;
