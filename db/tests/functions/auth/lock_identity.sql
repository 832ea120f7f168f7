-- Tests functions/auth/lock_identity; tests/api/oauth has it under real concurrency.
begin;
select plan(3);
\ir ../../support/auth.psql

insert into auth.identities (user_id, issuer, subject, provider)
values (:'mia_id', 'https://acme.example', 'mia', 'acme');

select is(
    auth.lock_identity('{"issuer": "https://acme.example", "subject": "mia"}'), :'mia_id'::uuid,
    'an identity is somebody''s'
);
select is(
    auth.lock_identity('{"issuer": "https://other.example", "subject": "mia"}'), null,
    'the same subject of another issuer is not'
);
select is(
    (select count(*) from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()), 2::bigint,
    'both are locked until the end'
);

select * from finish();
rollback;
