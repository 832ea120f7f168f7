-- Tests functions/auth/verify_email
begin;
select plan(14);
\ir ../../support/auth.psql

-- The token of the newest mail, as the outbox makes it.
create function pg_temp.open_mail(template text, token text)
returns void
language sql
as $$
    select auth.set_token_hash(messages.token_id, sha256(token::bytea))
    from mail.messages where messages.template = open_mail.template order by id desc limit 1
$$;
create function pg_temp.address(user_id uuid)
returns text
language sql
as $$
    select format('%s %s', email, case when verified_at is null then 'claimed' else 'proved' end)
    from auth.email_addresses as addresses where addresses.user_id = address.user_id
$$;
prepare verify(text) as select auth.verify_email(sha256($1::bytea));

select auth.mail_verification(:'mia_id', 'mia@example.com') as nothing \gset
select pg_temp.open_mail('verify_email', 'first') as nothing \gset
set local role bridge;
select throws_code($$execute verify('other')$$, 'ONE_TIME_TOKEN_INVALID', 'an unknown token proves nothing');
select lives_ok($$execute verify('first')$$, 'who reads the mail proves the address');
select throws_code($$execute verify('first')$$, 'ONE_TIME_TOKEN_INVALID', 'once');
reset role;
select is(pg_temp.address(:'mia_id'), 'mia@example.com proved', 'it is proved');
select is(
    (select kind from auth.security_events where user_id = :'mia_id' order by id desc limit 1),
    'email_verified', 'the event is noted'
);

-- Another address, asked for in a session.
select auth.mail_verification(:'mia_id', 'marlow@example.com', :'mia_session') as nothing \gset
select is(pg_temp.address(:'mia_id'), 'mia@example.com proved', 'asking changes nothing');
select pg_temp.open_mail('verify_email', 'second') as nothing \gset
update auth.sessions set revoked_at = now(), revoked_reason = 'password_changed' where id = :'mia_session';
select throws_code(
    $$execute verify('second')$$, 'ONE_TIME_TOKEN_INVALID', 'nor does what a session asked for that was ended'
);
update auth.sessions set revoked_reason = 'logout' where id = :'mia_session';
select lives_ok($$execute verify('second')$$, 'who has just signed out may still open the mail');
select is(pg_temp.address(:'mia_id'), 'marlow@example.com proved', 'the new address is theirs');
select results_eq(
    $$select template, email from mail.messages order by id desc limit 1$$,
    $$values ('email_changed', 'mia@example.com')$$, 'the old one is told'
);
select results_eq(
    format(
        'select kind, session_id, details from auth.security_events
        where user_id = %L order by id desc limit 1',
        :'mia_id'
    ),
    format($$values ('email_changed', %L::uuid, '{"from": "mia@example.com"}'::jsonb)$$, :'mia_session'),
    'and the event is noted'
);

-- What happens meanwhile.
select auth.mail_verification(:'mia_id', 'taken@example.com', null) as nothing \gset
select pg_temp.open_mail('verify_email', 'third') as nothing \gset
update auth.email_addresses set email = 'taken@example.com' where user_id = :'cal_id';
select throws_code(
    $$execute verify('third')$$, 'EMAIL_ALREADY_EXISTS', 'an address that became another''s stays theirs'
);
update api.users set status = 'suspended' where id = :'mia_id';
select throws_code(
    $$execute verify('third')$$, 'ONE_TIME_TOKEN_INVALID', 'nobody who is suspended changes theirs'
);
select is(pg_temp.address(:'mia_id'), 'marlow@example.com proved', 'nothing has changed');

select * from finish();
rollback;
