-- Tests functions/auth/refresh_session; tests/api/auth/test_refresh.py has it under real concurrency.
begin;
select plan(18);
\ir ../../support/auth.psql

prepare refresh(bytea, bytea) as
select auth.refresh_session(sha256($1), sha256($2), '7 days', '10 seconds') ->> 'outcome';
prepare age as
update auth.refresh_tokens set rotated_at = rotated_at - interval '11 seconds' where rotated_at is not null;

update auth.sessions set expires_at = now() + interval '1 hour';
set local role bridge;
select results_eq(
    $$ execute refresh('mia-1', 'mia-2') $$, array['rotated'],
    'the bridge exchanges a token for its successor'
);
reset role;
select results_eq(
    format('select expires_at, last_used_at from auth.sessions where id = %L', :'mia_session'),
    $$ values (now() + interval '7 days', now()) $$,
    'which prolongs the session'
);
select results_eq(
    format(
        'select token_hash from auth.refresh_tokens where session_id = %L and rotated_at is null',
        :'mia_session'
    ),
    array[sha256('mia-2')], 'the successor is now the unused one'
);
select is(
    auth.refresh_session(sha256('mia-2'), sha256('mia-3'), '7 days', '10 seconds') - '{user,auth_time}'::text[],
    jsonb_build_object('outcome', 'rotated', 'session_id', :'mia_session', 'amr', '["pwd"]'::jsonb, 'acr', 'aal1'),
    'the answer says which session it is and how it was opened'
);

select results_eq(
    $$ execute refresh('mia-2', 'mia-3') $$, array['repeated'], 'a second use within grace is no theft'
);
select results_eq(
    $$ execute refresh('mia-1', 'mia-2') $$, array['repeated'], 'not even of an earlier token'
);
select is(
    (select count(*)::integer from auth.refresh_tokens where session_id = :'mia_session'), 3,
    'and makes no other successor'
);

select results_eq($$ execute refresh('mia-0', 'mia-1') $$, array['unknown'], 'an unknown token is unknown');
select is(
    (select revoked_at from auth.sessions where id = :'mia_session'), null, 'and harms nobody'
);

execute age;
select results_eq(
    $$ execute refresh('mia-2', 'mia-3') $$, array['reused'], 'a second use after grace is theft'
);
select results_eq(
    format('select revoked_at, revoked_reason from auth.sessions where id = %L', :'mia_session'),
    $$ values (now(), 'refresh_reused') $$, 'it revokes the session'
);
select results_eq(
    $$ execute refresh('mia-3', 'mia-4') $$, array['revoked'], 'so the newest token is dead too'
);
select results_eq($$ execute refresh('mia-2', 'mia-3') $$, array['revoked'], 'a third use changes nothing');
select results_eq(
    $$ select user_id, session_id from auth.security_events where kind = 'refresh_reused' $$,
    format('values (%L::uuid, %L::uuid)', :'mia_id', :'mia_session'), 'the theft is noted once'
);

update auth.sessions set expires_at = now() where id = :'cal_session';
select results_eq(
    $$ execute refresh('cal-1', 'cal-2') $$, array['expired'], 'an expired session stays expired'
);

update auth.sessions set expires_at = now() + interval '1 hour' where id = :'cal_session';
select results_eq($$ execute refresh('cal-1', 'cal-2') $$, array['rotated'], 'a living one goes on');
select results_eq(
    $$ execute refresh('cal-1', 'other') $$, array['reused'],
    'a repetition that asks for another successor is theft even within grace'
);

set local role member;
select throws_ok(
    $$ execute refresh('cal-1', 'cal-2') $$, '42501', 'permission denied for function refresh_session',
    'only the bridge refreshes sessions'
);

select * from finish();
rollback;
