-- Tests functions/auth/set_pin
begin;
select plan(6);
\ir ../../support/auth.psql

update api.users set username = 'mia' where id = :'mia_id';
select set_config(
    'request.jwt.claims', json_build_object('sub', :'mia_id', 'sid', :'mia_session')::text, true
) as claims
\gset

prepare set_pin(text) as select auth.set_pin($1);
set local role bridge;
select lives_ok($$ execute set_pin('$argon2id$one') $$, 'she sets a PIN');
select lives_ok($$ execute set_pin('$argon2id$two') $$, 'and another');
reset role;
select results_eq(
    'select user_id, pin_hash from auth.pins', format('values (%L::uuid, %L)', :'mia_id', '$argon2id$two'),
    'the last one counts'
);
select results_eq(
    format('select template from mail.messages where user_id = %L order by id desc limit 1', :'mia_id'),
    array['pin_changed'], 'she is told by mail'
);
select results_eq(
    format('select kind from auth.security_events where user_id = %L order by id desc limit 1', :'mia_id'),
    array['pin_changed'], 'the event is noted'
);
update auth.sessions set authenticated_at = now() - interval '11 minutes' where id = :'mia_session';
set local role bridge;
select throws_code(
    $$ execute set_pin('$argon2id$three') $$, 'STEP_UP_REQUIRED', 'an old sign-in is not enough'
);

select * from finish();
rollback;
