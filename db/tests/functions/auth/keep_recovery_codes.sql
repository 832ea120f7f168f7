-- Tests functions/auth/keep_recovery_codes.
begin;
select plan(2);
\ir ../../support/auth.psql
\ir ../../support/signed_in.psql
select pg_temp.set_up_totp(:'mia_id');
select pg_temp.set_up_totp(:'cal_id');

select auth.keep_recovery_codes(:'mia_id', array[sha256('new')]) as nothing
\gset
select results_eq(
    format('select code_hash from auth.recovery_codes where user_id = %L', :'mia_id'), array[sha256('new')],
    'these and no others'
);
select is(
    (select count(*) from auth.recovery_codes where user_id = :'cal_id'), 5::bigint, 'others keep theirs'
);

select * from finish();
rollback;
