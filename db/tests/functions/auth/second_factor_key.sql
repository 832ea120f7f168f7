-- Tests functions/auth/second_factor_key: strangers share one, each known device has its own.
begin;
select plan(6);
\ir ../../support/auth.psql
\ir ../../support/signed_in.psql

select is(auth.second_factor_key(:'mia_id', null), :'mia_id' || ' stranger', 'without a token: a stranger');
select is(
    auth.second_factor_key(:'mia_id', sha256('phone')), :'mia_id' || ' stranger', 'or with an unknown one'
);

insert into auth.known_devices (id, user_id, token_hash)
values (tests.id('phone'), :'mia_id', sha256('phone'));
select is(
    auth.second_factor_key(:'mia_id', sha256('phone')), :'mia_id' || ' ' || tests.id('phone'),
    'a known device has its own'
);
select is(
    auth.second_factor_key(:'cal_id', sha256('phone')), :'cal_id' || ' stranger', 'for its person only'
);

select pg_temp.sign_in(:'mia_id', :'mia_session');
select is(
    auth.second_factor_key(:'mia_id', null), :'mia_id' || ' ' || :'mia_session',
    'who is signed in has a session'
);
update auth.sessions set known_device_id = tests.id('phone') where id = :'mia_session';
select is(
    auth.second_factor_key(:'mia_id', null), :'mia_id' || ' ' || tests.id('phone'),
    'and mostly a device: a new session there gives no new attempts'
);

select * from finish();
rollback;
