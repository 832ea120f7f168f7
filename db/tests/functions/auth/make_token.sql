-- Tests functions/auth/make_token
begin;
select plan(7);
\ir ../../support/fixtures.psql

create function pg_temp.make(purpose text, name text, email text)
returns uuid
language sql
as $$select auth.make_token(purpose, tests.id(name), email, interval '1 hour', '{"a": 1}')$$;

select pg_temp.make('verify_email', 'crew', 'crew@example.com') as first
\gset
select results_eq(
    $$select purpose, user_id, email, token_hash, data, expires_at, used_at from auth.one_time_tokens$$,
    $$
        values (
            'verify_email', tests.id('crew'), 'crew@example.com', null::bytea, '{"a": 1}'::jsonb,
            now() + interval '1 hour', null::timestamptz
        )
    $$,
    'a token opens nothing before its text is made'
);
select auth.set_token_hash(:'first', sha256('first')) as expires_at
\gset

select pg_temp.make('verify_email', 'crew', 'new@example.com') as second
\gset
select results_eq(
    'select id, email, token_hash from auth.one_time_tokens',
    format($$values (%L::uuid, 'new@example.com', null::bytea)$$, :'second'),
    'a newer one takes its place'
);
select isnt(:'second'::uuid, :'first'::uuid, 'and has an id of its own, from which its text is made');
select is((auth.use_token('verify_email', sha256('first'))).id, null, 'the older one is good for nothing');

select auth.set_token_hash(:'second', sha256('second')) as expires_at
\gset
select is((auth.use_token('verify_email', sha256('second'))).id, :'second'::uuid, 'the newer one is used');
select pg_temp.make('verify_email', 'crew', 'crew@example.com') as third
\gset
select pg_temp.make('reset_password', 'crew', 'crew@example.com') as fourth
\gset
select bag_eq(
    'select id from auth.one_time_tokens', array[:'second', :'third', :'fourth']::uuid[],
    'used ones and other purposes stay as they are'
);

select auth.make_token('invitation', null, 'guest@example.com', interval '1 hour') as fifth
\gset
select auth.make_token('invitation', null, 'guest@example.com', interval '1 hour') as sixth
\gset
select is(
    (select count(*) from auth.one_time_tokens where user_id is null), 2::bigint,
    'those of nobody stand side by side'
);

select * from finish();
rollback;
