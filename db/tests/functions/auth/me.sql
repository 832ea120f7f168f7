-- Tests functions/auth/me
begin;
select plan(3);
\ir ../../support/auth.psql

set local role bridge;
select is(auth.me()::text, null, 'without a caller there is nobody');

select set_config('request.jwt.claims', json_build_object('sub', :'mia_id')::text, true) as claims
\gset
select is(auth.me() ->> 'email', 'mia@example.com', 'the caller sees their own profile');

set local role member;
select throws_ok('select auth.me()', '42501', 'permission denied for function me', 'through the bridge only');

select * from finish();
rollback;
