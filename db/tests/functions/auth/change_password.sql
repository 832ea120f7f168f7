-- Tests functions/auth/change_password
begin;
select plan(11);
\ir ../../support/auth.psql

-- Mia is signed in on a phone and, which is the caller's, on a laptop.
select auth.open_session(:'mia_id', sha256('phone'), '{pwd}', '7 days', null, sha256('phone')) as phone
\gset
select auth.open_session(:'mia_id', sha256('laptop'), '{pwd}', '7 days', null, sha256('laptop'))
    ->> 'session_id' as laptop
\gset
select changed_at from auth.passwords where user_id = :'mia_id'
\gset
select set_config(
    'request.jwt.claims', json_build_object('sub', :'mia_id', 'sid', :'laptop')::text, true
) as claims
\gset

prepare change_password(text, timestamptz) as select auth.change_password($1, $2);
set local role bridge;
select throws_code(
    $$ execute change_password('$argon2id$new', 'yesterday') $$, 'INVALID_CREDENTIALS',
    'who knew an older password changes nothing'
);
select throws_code(
    $$ execute change_password('$argon2id$new', null) $$, 'INVALID_CREDENTIALS',
    'nor does who knew none'
);
select lives_ok(
    format('execute change_password(%L, %L)', '$argon2id$new', :'changed_at'),
    'who knows the password changes it'
);
reset role;
select results_eq(
    format('select password_hash, changed_at > %L from auth.passwords where user_id = %L',
        :'changed_at', :'mia_id'),
    $$ values ('$argon2id$new', true) $$, 'it is another one now'
);
select results_eq(
    format('select id from auth.sessions where user_id = %L and revoked_at is null', :'mia_id'),
    array[:'laptop'::uuid], 'only this session goes on'
);
select results_eq(
    format('select token_hash from auth.known_devices where user_id = %L', :'mia_id'),
    array[sha256('laptop')], 'only this device is known'
);
select ok(
    (select revoked_at is null from auth.sessions where id = :'cal_session'),
    'others'' sessions are left alone'
);
select results_eq(
    format(
        'select template, email from mail.messages where user_id = %L order by id desc limit 1', :'mia_id'
    ),
    $$ values ('password_changed', 'mia@example.com') $$, 'she is told by mail'
);
select results_eq(
    format('select kind, session_id from auth.security_events where user_id = %L order by id desc limit 1',
        :'mia_id'),
    format('values (%L, %L::uuid)', 'password_changed', :'laptop'), 'and the event is noted'
);

set local session_replication_role = replica; -- no way to sign in is left
delete from auth.passwords where user_id = :'mia_id';
set local session_replication_role = origin;
set local role bridge;
select lives_ok($$ execute change_password('$argon2id$first', null) $$, 'who has none sets a first one');
reset role;
set local session_replication_role = replica; -- no way to sign in is left
delete from auth.passwords where user_id = :'mia_id';
set local session_replication_role = origin;
update auth.sessions set authenticated_at = now() - interval '11 minutes' where id = :'laptop';
set local role bridge;
select throws_code(
    $$ execute change_password('$argon2id$first', null) $$, 'STEP_UP_REQUIRED',
    'but only while the sign-in is fresh'
);

select * from finish();
rollback;
