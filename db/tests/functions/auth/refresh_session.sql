-- Tests functions/auth/refresh_session, rule by rule; tests/api/auth/test_refresh.py has it under real
-- concurrency, tests/api/auth/test_refresh_model.py in every order that a network and a thief can think of.
begin;
select plan(31);
\ir ../../support/auth.psql

-- Presents a token; its answer holds the token named as successor unless it holds another one.
prepare refresh(text, text) as
select auth.refresh_session(
    sha256($1::bytea), sha256($2::bytea), sha256($2::bytea), '7 days', '10 seconds'
) ->> 'outcome';
prepare answer(text, text) as
select decode(auth.refresh_session(
    sha256($1::bytea), sha256($2::bytea), sha256($2::bytea), '7 days', '10 seconds'
) ->> 'nonce', 'hex');
prepare age as
update auth.sessions set successor_at = successor_at - interval '11 seconds' where successor_at is not null;

select set_config(
    'request.headers', '{"x-real-ip": "192.0.2.7", "user-agent": "Tour/1.0"}', true
) as headers
\gset
update auth.sessions set expires_at = now() + interval '1 hour';
set local role bridge;
select results_eq(
    $$ execute refresh('mia-1', 'mia-2') $$, array['rotated'], 'the bridge exchanges a token for another'
);
reset role;
select results_eq(
    format(
        'select expires_at, last_used_at, ip, user_agent from auth.sessions where id = %L', :'mia_session'
    ),
    $$ values (now() + interval '7 days', now(), '192.0.2.7'::inet, 'Tour/1.0') $$,
    'which prolongs the session, and says from where it was used'
);
select results_eq(
    format(
        'select token_hash, step from auth.refresh_tokens where session_id = %L and used_at is null',
        :'mia_session'
    ),
    $$ values (sha256('mia-2'), 2) $$, 'the successor is now the unused one'
);
-- Within grace there is one token: for tabs, and answers that come in any order.
select results_eq($$ execute refresh('mia-2', 'mia-3') $$, array['kept'], 'it is not used while it is new');
select results_eq(
    $$ execute answer('mia-1', 'mia-2b') $$, array[sha256('mia-2')], 'and answers for the one before it'
);
select is(
    (select count(*)::integer from auth.refresh_tokens where session_id = :'mia_session'), 2,
    'there is no other successor'
);
execute age;
select is(
    auth.refresh_session(sha256('mia-2'), 'nonce', sha256('mia-3'), '7 days', '10 seconds')
    - '{user,auth_time}'::text[],
    jsonb_build_object(
        'outcome', 'rotated', 'session_id', :'mia_session', 'amr', '["pwd"]'::jsonb, 'acr', 'aal1',
        'nonce', encode('nonce', 'hex')
    ),
    'then it is: the answer says which session it is, how it was opened, and of what the successor is made'
);

-- After it: the answer was lost.
execute age;
select results_eq(
    $$ execute refresh('mia-2', 'mia-3b') $$, array['replaced'],
    'later, and nobody has used the successor: there is another'
);
select results_eq(
    $$ execute answer('mia-2', 'mia-3c') $$, array[sha256('mia-3b')], 'which is repeated for a while in turn'
);
execute age;
select results_eq(
    $$ execute refresh('mia-2', 'mia-3c') $$, array['replaced'], 'answers may be lost as often as they like'
);
execute age;
select results_eq($$ execute refresh('mia-3b', 'mia-4') $$, array['rotated'], 'any of the three goes on');
select is((select revoked_at from auth.sessions where id = :'mia_session'), null, 'nobody was signed out');
select is_empty($$ select from auth.security_events where kind = 'refresh_reused' $$, 'or suspected');

-- Two hold the session: what was left behind is used.
savepoint one_goes_on;
select results_eq(
    $$ execute refresh('mia-3c', 'x') $$, array['reused'], 'that another successor goes on as well is theft'
);
select results_eq(
    format('select revoked_at, revoked_reason from auth.sessions where id = %L', :'mia_session'),
    $$ values (now(), 'refresh_reused') $$, 'it revokes the session'
);
select results_eq(
    $$ select user_id, session_id from auth.security_events where kind = 'refresh_reused' $$,
    format('values (%L::uuid, %L::uuid)', :'mia_id', :'mia_session'), 'the theft is noted'
);
select results_eq(
    $$ select email, user_id from mail.messages where template = 'session_reused' $$,
    format('values (%L, %L::uuid)', 'mia@example.com', :'mia_id'), 'and told by mail'
);
select results_eq($$ execute refresh('mia-4', 'x') $$, array['revoked'], 'so the newest token is dead too');
select results_eq($$ execute refresh('mia-3c', 'x') $$, array['revoked'], 'a third use changes nothing');
select is(
    (select count(*)::integer from mail.messages where template = 'session_reused'), 1, 'and tells nothing'
);
rollback to savepoint one_goes_on;

execute age;
select results_eq(
    $$ execute refresh('mia-2', 'x') $$, array['reused'], 'so is that of a token whose successor was used'
);
rollback to savepoint one_goes_on;

execute age;
select results_eq(
    $$ execute refresh('mia-1', 'x') $$, array['reused'], 'and of one long before'
);
rollback to savepoint one_goes_on;

delete from auth.email_addresses where user_id = :'mia_id';
select results_eq(
    $$ execute refresh('mia-3c', 'x') $$, array['reused'], 'also of somebody who has no email address'
);

-- What is none of this.
select results_eq($$ execute refresh('mia-0', 'x') $$, array['unknown'], 'an unknown token is unknown');
select is((select revoked_at from auth.sessions where id = :'cal_session'), null, 'and harms nobody');
update auth.sessions set expires_at = now() where id = :'cal_session';
select results_eq($$ execute refresh('cal-1', 'cal-2') $$, array['expired'], 'an expired session stays so');
update auth.sessions set expires_at = now() + interval '1 hour', created_at = now() - interval '89 days'
where id = :'cal_session';
select results_eq($$ execute refresh('cal-1', 'cal-2') $$, array['rotated'], 'a living one goes on');
select is(
    (select expires_at from auth.sessions where id = :'cal_session'), now() + interval '1 day',
    'but for 90 days at most'
);
select throws_ok(
    format(
        'update auth.refresh_tokens set step = 1, used_at = now() where session_id = %L and step = 2',
        :'cal_session'
    ),
    '23505', 'duplicate key value violates unique constraint "refresh_tokens_session_id_step_key"',
    'whatever the function does: of each step one token is used'
);

set local role member;
select throws_ok(
    $$ execute refresh('cal-2', 'cal-3') $$, '42501', 'permission denied for function refresh_session',
    'only the bridge refreshes sessions'
);
reset role;
select is(
    (select count(*)::integer from auth.refresh_tokens where octet_length(token_hash) <> 32), 0,
    'nothing but hashes is kept'
);

select * from finish();
rollback;
