-- Tests functions/auth/reset_password
begin;
select plan(16);
\ir ../../support/auth.psql

-- A stranger has signed up with Mia's address, linked an account of theirs and waits for her.
insert into auth.identities (user_id, issuer, subject, provider)
values (:'mia_id', 'https://provider.example', 'stranger', 'google');
insert into auth.pins (user_id, pin_hash) values (:'mia_id', '$argon2id$pin');
insert into auth.known_devices (user_id, token_hash) values (:'mia_id', sha256('theirs'));
select auth.mail_verification(:'mia_id', 'stranger@example.com', :'mia_session') as nothing \gset
delete from mail.messages;

create function pg_temp.send(token text)
returns void
language sql
as $$
    insert into auth.one_time_tokens (purpose, user_id, email, token_hash, expires_at)
    select 'reset_password', user_id, email, sha256(token::bytea), now() + interval '1 hour'
    from auth.email_addresses where email = 'mia@example.com'
$$;
prepare reset_password(text) as
select auth.reset_password(sha256($1::bytea), '$argon2id$new', sha256('hers'));

select pg_temp.send('first') as nothing \gset
set local role bridge;
select throws_code(
    $$execute reset_password('other')$$, 'ONE_TIME_TOKEN_INVALID', 'an unknown token opens nothing'
);
select lives_ok($$execute reset_password('first')$$, 'who reads the mail chooses the password');
select throws_code($$execute reset_password('first')$$, 'ONE_TIME_TOKEN_INVALID', 'once');
reset role;

select is(
    (select password_hash from auth.passwords where user_id = :'mia_id'), '$argon2id$new',
    'it is another one now'
);
select is_empty(
    format('select from auth.sessions where user_id = %L and revoked_at is null', :'mia_id'),
    'every session has ended'
);
select ok((select revoked_at is null from auth.sessions where id = :'cal_session'), 'but others'' go on');
select results_eq(
    format('select token_hash from auth.known_devices where user_id = %L', :'mia_id'), array[sha256('hers')],
    'this device is known and no other is'
);
select is_empty(
    format('select from auth.one_time_tokens where user_id = %L and used_at is null', :'mia_id'),
    'nothing that was asked for before can be done'
);
select ok(
    (select verified_at is not null from auth.email_addresses where user_id = :'mia_id'),
    'the address is proved'
);
select is_empty(
    format('select from auth.identities where user_id = %L', :'mia_id'),
    'what was linked before it was, is gone'
);
select is_empty(format('select from auth.pins where user_id = %L', :'mia_id'), 'and so is the PIN');
select results_eq(
    'select template, email from mail.messages', $$values ('password_changed', 'mia@example.com')$$,
    'she is told by mail'
);
select is(
    (select kind from auth.security_events where user_id = :'mia_id' order by id desc limit 1),
    'password_reset', 'and the event is noted'
);

insert into auth.identities (user_id, issuer, subject, provider)
values (:'mia_id', 'https://provider.example', 'mia', 'google');
insert into auth.pins (user_id, pin_hash) values (:'mia_id', '$argon2id$pin');
select pg_temp.send('second') as nothing \gset
select auth.reset_password(sha256('second'), '$argon2id$newer', sha256('hers too')) as nothing \gset
select isnt_empty(
    format('select from auth.identities where user_id = %L', :'mia_id'), 'what she linked herself stays'
);
select is_empty(
    format('select from auth.pins where user_id = %L', :'mia_id'), 'but no PIN, whoever reads her mail'
);

select pg_temp.send('third') as nothing \gset
update auth.email_addresses set email = 'marlow@example.com' where user_id = :'mia_id';
select throws_code(
    $$execute reset_password('third')$$, 'ONE_TIME_TOKEN_INVALID',
    'an address that is no longer hers resets nothing'
);

select * from finish();
rollback;
