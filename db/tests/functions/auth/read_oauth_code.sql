-- Tests functions/auth/read_oauth_code: what is refused is worth nothing from then on.
begin;
select plan(11);
\ir ../../support/auth.psql
\ir ../../support/oauth.psql

prepare read(text, text, text) as
select (auth.read_oauth_code(sha256($1::bytea), pg_temp.challenge($2), $3)).identity ->> 'subject';
prepare used(text) as
select used_at is not null, identity is null from auth.oauth_flows where code_hash = sha256($1::bytea);
select pg_temp.begin(name), pg_temp.come_back(name) from unnest('{a,b,c,d,e}'::text[]) as name
\g /dev/null

select results_eq($$ execute read('a-code', 'verifier', 'sign_in') $$, array['a'], 'a good code is good');
select results_eq($$ execute read('x-code', 'verifier', 'sign_in') $$, array[null], 'an unknown one is not');
select results_eq($$ execute read('b-code', 'guess', 'sign_in') $$, array[null], 'nor with another verifier');
select results_eq($$ execute used('b-code') $$, $$ values (true, true) $$, 'which is used up by that');
select results_eq($$ execute read('c-code', 'verifier', 'link') $$, array[null], 'nor for something else');
update auth.oauth_flows set expires_at = now() where code_hash = sha256('d-code');
select results_eq($$ execute read('d-code', 'verifier', 'sign_in') $$, array[null], 'nor an old one');

update auth.oauth_flows
set purpose = 'link', user_id = :'mia_id', session_id = :'mia_session'
where code_hash = sha256('e-code');
select pg_temp.be(:'mia_id', :'mia_session')
\g /dev/null
select results_eq($$ execute read('e-code', 'verifier', 'link') $$, array['e'], 'who began links');
select pg_temp.be(:'cal_id', :'cal_session')
\g /dev/null
select results_eq($$ execute read('e-code', 'verifier', 'link') $$, array[null], 'no other does');

update auth.oauth_flows
set used_at = now(), identity = null, opened_session_id = :'mia_session'
where code_hash = sha256('a-code');
select results_eq($$ execute read('a-code', 'guess', 'sign_in') $$, array[null], 'a used one is refused');
select results_eq(
    format('select revoked_reason from auth.sessions where id = %L', :'mia_session'),
    array['oauth_code_reused'], 'and ends the session that it opened'
);
execute read('a-code', 'verifier', 'sign_in')
\g /dev/null
select results_eq(
    $$ select user_id, session_id from auth.security_events where kind = 'oauth_code_reused' $$,
    format('values (%L::uuid, %L::uuid)', :'mia_id', :'mia_session'), 'which is noted once'
);

select * from finish();
rollback;
