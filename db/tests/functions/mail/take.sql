-- Tests functions/mail/take
begin;
select plan(5);
\ir ../../support/fixtures.psql

select mail.send(
    'verify_email', 'crew@example.com', tests.id('crew'), '{"a": 1}', tests.id('token')
) as mail_id
\gset

set local role worker;
select is(
    mail.take(:'mail_id')::jsonb - 'created_at',
    jsonb_build_object(
        'id', :'mail_id', 'template', 'verify_email', 'email', 'crew@example.com', 'language', 'en',
        'data', '{"a": 1}'::jsonb, 'token_id', tests.id('token'), 'attempts', 1
    ),
    'the outbox takes all that it has to know'
);
select is((mail.take(:'mail_id') ->> 'attempts')::integer, 2, 'each attempt is counted');
select is(mail.take(tests.id('unknown'))::text, null, 'there is nothing to take of a mail that is not there');
select mail.settle(:'mail_id', 'sent') as nothing
\gset
select is(mail.take(:'mail_id')::text, null, 'nor of one that is sent');

set local role member;
select throws_ok(
    format('select mail.take(%L)', :'mail_id'), '42501', 'permission denied for schema mail', 'members do not'
);

select * from finish();
rollback;
