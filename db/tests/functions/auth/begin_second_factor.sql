-- Tests functions/auth/begin_second_factor.
begin;
select plan(6);
\ir ../../support/auth.psql
\ir ../../support/signed_in.psql

select is(auth.begin_second_factor(:'mia_id'), null, 'who has none is asked for none');
select pg_temp.set_up_totp(:'mia_id');
insert into auth.known_devices (user_id, token_hash) values (:'mia_id', sha256('phone'));

set local role bridge;
select is(
    auth.begin_second_factor(:'mia_id'),
    jsonb_build_object('secret_ciphertext', encode(sha512('x'), 'hex'), 'last_step', 0),
    'the bridge gets what it has to decrypt'
);
reset role;
select matches(
    (
        select string_agg(coalesce(auth.begin_second_factor(:'mia_id') ->> 'retry_after', 'go'), ' ')
        from generate_series(2, 6)
    ),
    '^(go ){4}[0-9]+$', 'of six attempts by strangers the last waits'
);
select ok(
    auth.begin_second_factor(:'mia_id', sha256('phone')) ? 'secret_ciphertext', 'a known device has its own'
);
select ok(auth.begin_second_factor(:'mia_id', sha256('tablet')) ? 'retry_after', 'an unknown one has not');

update auth.throttle_limits set most = 1000 where kind = 'second_factor';
select is(
    (
        select count(*)
        from generate_series(1, 40)
        where not auth.begin_second_factor(:'mia_id', sha256('phone')) ? 'retry_after'
    ),
    29::bigint, 'no more than thirty go on a day'
);

select * from finish();
rollback;
