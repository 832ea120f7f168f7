-- Tests functions/auth/credentials
begin;
select plan(3);
\ir ../../support/auth.psql
\ir ../../support/oauth.psql

insert into auth.identities (user_id, issuer, subject, provider, email, created_at) values
(:'mia_id', 'https://acme.example', 'mia', 'acme', 'm@example.com', now()),
(:'mia_id', 'https://other.example', 'mia', 'other', null, now() - interval '1 day'),
(:'cal_id', 'https://acme.example', 'cal', 'acme', null, now());
select pg_temp.be(:'mia_id', :'mia_session') as done
\gset

set local role bridge;
select is(
    auth.credentials() - 'identities', '{"has_password": true, "has_pin": false}',
    'the caller sees whether they have a password and a PIN'
);
select is(
    jsonb_path_query_array(auth.credentials(), '$.identities[*].provider'), '["other", "acme"]',
    'and their own identities, oldest first'
);
set local role member;
select throws_ok(
    'select auth.credentials()', '42501', 'permission denied for function credentials', 'by the bridge alone'
);

select * from finish();
rollback;
