-- Tests functions/auth/answer_oauth_flow
begin;
select plan(6);
\ir ../../support/auth.psql
\ir ../../support/oauth.psql

select pg_temp.begin('nia') as done
\gset
prepare answer(text, text) as
select auth.answer_oauth_flow(sha256($1::bytea), sha256($2::bytea)) ->> 'is_first';

select is(
    auth.answer_oauth_flow(sha256('nia-state'), sha256('eve-browser')), null, 'another browser does not count'
);
set local role bridge;
select is(
    auth.answer_oauth_flow(sha256('nia-state'), sha256('nia-browser')),
    '{"provider": "acme", "purpose": "sign_in", "return_to": "https://app.example.com/", "is_first": true}',
    'the bridge takes the answer of the one that went'
);
reset role;
select results_eq($$ execute answer('nia-state', 'nia-browser') $$, array['false'], 'once');
select is(auth.answer_oauth_flow(sha256('x'), sha256('nia-browser')), null, 'an unknown state is nobody''s');

select pg_temp.begin('old') as done
\gset
update auth.oauth_flows set expires_at = now();
select results_eq($$ execute answer('old-state', 'old-browser') $$, array['false'], 'late is too late');

update auth.oauth_flows set browser_hash = null, answered_at = null, expires_at = now() + interval '1 day';
select is(
    auth.answer_oauth_flow(sha256('nia-state'), null), null, 'no browser is none''s'
);

select * from finish();
rollback;
