-- Tests functions/auth/begin_step_up.
begin;
select plan(4);
\ir ../../support/auth.psql
\ir ../../support/signed_in.psql

select pg_temp.sign_in(:'mia_id', :'mia_session');
set local role bridge;
select is(
    auth.begin_step_up(), '{"password_hash": "$argon2id$mia"}',
    'the bridge gets the hash that it has to verify'
);
reset role;
select matches(
    (
        select string_agg(coalesce(auth.begin_step_up() ->> 'retry_after', 'go'), ' ')
        from generate_series(2, 11)
    ),
    '^(go ){9}[0-9]+$', 'of eleven attempts the last waits'
);

select pg_temp.set_up_totp(:'mia_id');
select is(auth.begin_step_up(), '{"needs_second_factor": true}', 'who has two factors needs the second');
-- Without the trigger that keeps the last way to sign in.
set local session_replication_role to replica;
delete from auth.passwords where user_id = :'cal_id';
set local session_replication_role to origin;
select pg_temp.sign_in(:'cal_id', :'cal_session');
select is(auth.begin_step_up(), '{"password_hash": null}', 'who has no password has no hash');

select * from finish();
rollback;
