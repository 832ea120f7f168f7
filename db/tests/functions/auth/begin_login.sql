-- Tests functions/auth/begin_login
begin;
select plan(14);
\ir ../../support/auth.psql

update auth.throttle_limits set most = 3 where kind in ('login_account', 'login_device');
update auth.throttle_limits set most = 6 where kind = 'login_ip';
insert into auth.known_devices (user_id, token_hash) values (:'mia_id', sha256('mia''s phone'));
select tests.request('POST', '/auth/login', '{"x-real-ip": "192.0.2.7"}');

set local role bridge;
select is(
    auth.begin_login('mia@example.com')::jsonb - 'changed_at',
    jsonb_build_object('user_id', :'mia_id', 'password_hash', '$argon2id$mia', 'known_device', false),
    'the bridge finds the hash that it has to verify'
);
select is(
    auth.begin_login(' MIA@example.com ') ->> 'user_id', :'mia_id', 'however the address is spelt'
);
select isnt(auth.begin_login('mia@example.com') ->> 'changed_at', null, 'and since when it is the password');
select cmp_ok(
    (auth.begin_login('mia@example.com') ->> 'retry_after')::integer, '>', 890,
    'after so many attempts, whatever became of them, one waits'
);
select is(
    auth.begin_login('mia@example.com', sha256('mia''s phone'))::jsonb - 'changed_at',
    jsonb_build_object('user_id', :'mia_id', 'password_hash', '$argon2id$mia', 'known_device', true),
    'but not on a known device, which strangers cannot close'
);
select is(
    (
        select array_agg(auth.begin_login('mia@example.com', sha256('mia''s phone')) ->> 'user_id')
        from generate_series(1, 3)
    ),
    array[:'mia_id', :'mia_id', null], 'it has its own limit'
);
select isnt(
    auth.begin_login('mia@example.com', sha256('mia''s old phone')) ->> 'retry_after', null,
    'a device that is not known is any other'
);

-- Three went on from this address, of six; those that waited for the account's sake are counted, too.
select is(
    auth.begin_login('nobody@example.com')::jsonb - 'retry_after', jsonb_build_object(
        'user_id', null, 'password_hash', null, 'changed_at', null, 'known_device', false
    ),
    'an unknown address is null, not an error'
);
select isnt(
    auth.begin_login('cal@example.com') ->> 'retry_after', null, 'an address of the net has its limit'
);
select is(
    auth.begin_login('mia@example.com', sha256('mia''s phone')) ->> 'password_hash', null,
    'a known device has used its own up by now'
);
reset role;
select tests.request('POST', '/auth/login', '{"x-real-ip": "192.0.2.8"}');
set local role bridge;
select is(
    (
        select array_agg(auth.begin_login('nobody@example.com')::jsonb ? 'retry_after')
        from generate_series(1, 3)
    ),
    '{f,f,t}', 'an unknown address is counted as a known one is'
);
select is(auth.begin_login('cal@example.com') ->> 'user_id', :'cal_id', 'others are counted apart');
select is(
    auth.begin_login(U&'m\0130a@example.com') ->> 'user_id', null,
    'a letter that only looks like one is another'
);

set local role member;
select throws_ok(
    $$ select auth.begin_login('mia@example.com') $$, '42501', 'permission denied for function begin_login',
    'nobody else gets a hash'
);

select * from finish();
rollback;
