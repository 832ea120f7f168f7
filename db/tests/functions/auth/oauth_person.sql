-- Tests functions/auth/oauth_person
begin;
select plan(6);
\ir ../../support/auth.psql
\ir ../../support/oauth.psql

prepare person(text) as select auth.oauth_person(sha256($1::bytea), pg_temp.challenge());
select pg_temp.begin(name), pg_temp.come_back(name) from unnest('{mia,nia}'::text[]) as name
\g /dev/null
insert into auth.identities (user_id, issuer, subject, provider)
values (:'mia_id', 'https://acme.example', 'mia', 'acme');

set local role bridge;
select results_eq(
    $$ execute person('mia-code') $$, array[jsonb_build_object('user_id', :'mia_id')],
    'the bridge learns whose identity it is'
);
reset role;
select results_eq(
    $$ execute person('nia-code') $$, array['{"user_id": null}'::jsonb], 'or that the person is new'
);
select results_eq(
    'select distinct expires_at from auth.oauth_flows', array[now() + interval '5 minutes'],
    'and there is time to look for a second factor'
);
select results_eq(
    'select count(*) from auth.oauth_flows where used_at is null', array[2::bigint], 'no code is used by it'
);
select results_eq($$ execute person('eve-code') $$, array[null::jsonb], 'a code that is none is nobody''s');

update auth.throttle_limits set most = 1 where kind = 'token_ip';
select cmp_ok(
    (auth.oauth_person(sha256('x'), 'x') -> 'retry_after')::integer, '>', 0, 'who guesses has to wait'
);

select * from finish();
rollback;
