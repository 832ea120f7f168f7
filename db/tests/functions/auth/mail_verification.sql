-- Tests functions/auth/mail_verification
begin;
select plan(2);
\ir ../../support/fixtures.psql

select auth.mail_verification(tests.id('crew'), 'crew@example.com') as nothing
\gset
select results_eq(
    $$
        select messages.template, messages.email, messages.data, tokens.email, tokens.data,
            tokens.expires_at - now()
        from mail.messages
        join auth.one_time_tokens as tokens on tokens.id = messages.token_id
        where tokens.user_id = tests.id('crew') and tokens.purpose = 'verify_email'
    $$,
    $$
        values (
            'verify_email', 'crew@example.com', '{"change": false}'::jsonb, 'crew@example.com',
            '{}'::jsonb, interval '1 day'
        )
    $$,
    'the address gets a token that proves it, for a day'
);

select auth.mail_verification(tests.id('crew'), 'new@example.com', tests.id('session')) as nothing
\gset
select results_eq(
    $$
        select messages.data, tokens.data
        from mail.messages
        join auth.one_time_tokens as tokens on tokens.id = messages.token_id
    $$,
    $$values ('{"change": true}'::jsonb, jsonb_build_object('session_id', tests.id('session')))$$,
    'for another address, in the name of a session; the token before it is gone'
);

select * from finish();
rollback;
