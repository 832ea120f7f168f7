-- Tests functions/auth/announce_keys; tests/api/auth/test_keys.py has PostgREST hear it.
begin;
select plan(3);

set local role bridge;
select lives_ok('select auth.announce_keys()', 'the bridge tells PostgREST of new keys');

set local role member;
select throws_ok(
    'select auth.announce_keys()', '42501', 'permission denied for function announce_keys',
    'a member does not'
);
set local role anon;
select throws_ok(
    'select auth.announce_keys()', '42501', 'permission denied for function announce_keys',
    'nor does nobody'
);

select * from finish();
rollback;
