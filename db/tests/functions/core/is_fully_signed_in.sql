-- Tests functions/core/is_fully_signed_in.
begin;
select plan(6);
\ir ../../support/fixtures.psql

select ok(core.is_fully_signed_in(), 'psql has no PIN');
select tests.become(tests.id('owner'), '{pwd}');
select ok(core.is_fully_signed_in(), 'a password is a full sign-in');
select tests.become(tests.id('owner'), '{pin,otp,mfa}');
select ok(core.is_fully_signed_in(), 'so are a PIN and a second factor');
select tests.become(tests.id('owner'), '{pin}');
select ok(not core.is_fully_signed_in(), 'a PIN alone is none');
select set_config('request.jwt.claims', '{ "amr" : [ "pin" ] }', true) as claims
\gset
select ok(not core.is_fully_signed_in(), 'however the claims are spaced');
select tests.become(null);
select ok(core.is_fully_signed_in(), 'who has no token has no weak one');

select * from finish();
rollback;
