-- Tests functions/auth/find_login
begin;
select plan(4);
\ir ../../support/auth.psql

set local role bridge;
select is(
    auth.find_login('mia@example.com')::jsonb,
    jsonb_build_object('user_id', :'mia_id', 'password_hash', '$argon2id$mia'),
    'the bridge finds the hash that it has to verify'
);
select is(
    auth.find_login(' MIA@example.com ') ->> 'user_id', :'mia_id', 'however the address is spelt'
);
select is(auth.find_login('nobody@example.com')::text, null, 'an unknown address is null, not an error');

set local role member;
select throws_ok(
    $$ select auth.find_login('mia@example.com') $$, '42501', 'permission denied for function find_login',
    'nobody else gets a hash'
);

select * from finish();
rollback;
