-- Tests functions/auth/remove_pin
begin;
select plan(5);
\ir ../../support/auth.psql

insert into auth.pins (user_id, pin_hash) values (:'mia_id', '$argon2id$m'), (:'cal_id', '$argon2id$c');
select set_config(
    'request.jwt.claims', json_build_object('sub', :'mia_id', 'sid', :'mia_session')::text, true
) as claims
\gset

prepare remove_pin as select auth.remove_pin();
set local role bridge;
select lives_ok('execute remove_pin', 'she removes her PIN');
select lives_ok('execute remove_pin', 'a second time does nothing');
reset role;
select results_eq('select user_id from auth.pins', array[:'cal_id'::uuid], 'it is gone, others'' are not');
select results_eq(
    format('select count(*)::integer from auth.security_events where user_id = %L and kind = %L',
        :'mia_id', 'pin_removed'),
    array[1], 'the event is noted, once'
);
update auth.sessions set authenticated_at = now() - interval '11 minutes' where id = :'mia_session';
set local role bridge;
select throws_code('execute remove_pin', 'STEP_UP_REQUIRED', 'an old sign-in is not enough');

select * from finish();
rollback;
