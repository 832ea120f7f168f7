-- Tests functions/auth/is_stepped_up: fresh, by more than a PIN, and by two factors where there are two.
begin;
select plan(9);
\ir ../../support/auth.psql
\ir ../../support/signed_in.psql

select ok(not auth.is_stepped_up(), 'psql is nobody''s session');
select pg_temp.sign_in(:'mia_id', :'mia_session');
select ok(auth.is_stepped_up(), 'who has just signed in is stepped up');

set local role member;
select ok(auth.is_stepped_up(), 'policies may ask');
reset role;

select pg_temp.weaken(:'mia_session', '11 minutes', '{pwd}');
select ok(not auth.is_stepped_up(), 'after ten minutes no longer');
select ok(auth.is_stepped_up('1 hour'), 'unless the asker allows more');
select pg_temp.weaken(:'mia_session', '0', '{pin}');
select ok(not auth.is_stepped_up(), 'a PIN alone is too weak, however fresh');

select pg_temp.set_up_totp(:'mia_id');
select pg_temp.weaken(:'mia_session', '0', '{pwd}');
select ok(not auth.is_stepped_up(), 'one factor is too few for who has two');
select pg_temp.weaken(:'mia_session', '0', '{pwd,otp,mfa}');
select ok(auth.is_stepped_up(), 'two are enough');

select pg_temp.sign_in(:'cal_id', :'mia_session');
select ok(not auth.is_stepped_up(), 'somebody else''s session is worth nothing');

select * from finish();
rollback;
