-- Tests functions/auth/close_session_of
begin;
select plan(4);
\ir ../../support/auth.psql

set local role bridge;
select lives_ok('select auth.close_session_of(sha256(''unknown''))', 'an unknown token ends nothing');
select lives_ok('select auth.close_session_of(sha256(''mia-1''))', 'the bridge ends a token''s session');
reset role;
select results_eq(
    'select id from auth.sessions where revoked_at is not null', array[:'mia_session'::uuid], 'and no other'
);
set local role member;
select throws_ok(
    'select auth.close_session_of(sha256(''cal-1''))', '42501',
    'permission denied for function close_session_of', 'nobody else may'
);

select * from finish();
rollback;
