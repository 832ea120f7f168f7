-- Tests functions/auth/use_second_factor: each code once.
begin;
select plan(13);
\ir ../../support/auth.psql
\ir ../../support/signed_in.psql
select pg_temp.set_up_totp(:'mia_id');

set local role bridge;
select ok(auth.use_second_factor(:'mia_id', totp_step => 100), 'a right code is used');
select ok(not auth.use_second_factor(:'mia_id', totp_step => 100), 'only once');
select ok(not auth.use_second_factor(:'mia_id', totp_step => 99), 'and none before it afterwards');
select ok(auth.use_second_factor(:'mia_id', totp_step => 101), 'the next is');
select ok(not auth.use_second_factor(:'mia_id'), 'nothing right is wrong');

select ok(auth.use_second_factor(:'mia_id', recovery_hash => sha256('r1')), 'a recovery code is used');
select ok(not auth.use_second_factor(:'mia_id', recovery_hash => sha256('r1')), 'only once');
select ok(not auth.use_second_factor(:'cal_id', recovery_hash => sha256('r2')), 'by nobody else');
reset role;
select is_empty('select from mail.messages where template = $$recovery_codes_low$$', 'four are enough');
select ok(auth.use_second_factor(:'mia_id', recovery_hash => sha256('r2')), 'another is used');
select results_eq(
    $$select email, data from mail.messages where template = 'recovery_codes_low'$$,
    $$values ('mia@example.com', '{"left": 3}'::jsonb)$$, 'that three are left is mailed'
);
select results_eq(
    format(
        $$
            select kind, count(*) from auth.security_events
            where user_id = %L and kind <> 'registered' and kind <> 'logged_in' group by kind order by kind
        $$, :'mia_id'
    ),
    $$values ('recovery_code_used', 2::bigint), ('second_factor_failed', 4)$$, 'all is noted but the ordinary'
);

select auth.begin_second_factor(:'mia_id') from generate_series(1, 5);
select auth.use_second_factor(:'mia_id', totp_step => 102) as used
\gset
select ok(auth.begin_second_factor(:'mia_id') ? 'secret_ciphertext', 'a right code forgets the wrong ones');

select * from finish();
rollback;
