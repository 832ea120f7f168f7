-- Tests functions/mail/send
begin;
select plan(6);
\ir ../../support/fixtures.psql

update api.users set language = 'de' where id = tests.id('crew');
select mail.send(
    'verify_email', 'crew@example.com', tests.id('crew'), '{"a": 1}', tests.id('token')
) as crew_mail
\gset
select mail.send('invitation', 'guest@example.com') as guest_mail
\gset

select results_eq(
    $$select template, email, user_id, language, data, token_id, state from mail.messages order by email$$,
    $$
        values
        (
            'verify_email', 'crew@example.com', tests.id('crew'), 'de', '{"a": 1}'::jsonb,
            tests.id('token'), 'queued'
        ),
        ('invitation', 'guest@example.com', null, 'en', '{}', null, 'queued')
    $$,
    'a mail is queued, in the language of its person'
);
select bag_eq(
    $$select queue_name || '.' || task_name || ' ' || (args ->> 'message_id') from queue.procrastinate_jobs$$,
    array['mail.send_mail ' || :'crew_mail', 'mail.send_mail ' || :'guest_mail'],
    'each by a job that knows nothing but its id'
);

select set_config('request.headers', '{"x-real-ip": "192.0.2.7", "user-agent": "Tour/1.0"}', true) as headers
\gset
select mail.send('new_device', 'crew@example.com', tests.id('crew'), '{"a": 1}') as device_mail
\gset
select results_eq(
    format('select data from mail.messages where id = %L', :'device_mail'),
    $$values ('{"a": 1, "ip": "192.0.2.7", "user_agent": "Tour/1.0"}'::jsonb)$$,
    'a mail knows from where its cause came'
);

savepoint cause;
select mail.send('password_changed', 'crew@example.com', tests.id('crew')) as other_mail
\gset
rollback to cause;
select results_eq(
    'select count(*)::integer from queue.procrastinate_jobs', array[3],
    'none is left of a cause that is undone'
);
select is_empty(
    $$select from mail.messages where template = 'password_changed'$$, 'nor a mail'
);

set local role worker;
select throws_ok(
    $$select mail.send('invitation', 'guest@example.com')$$,
    '42501', 'permission denied for function send', 'only the functions of the owner send'
);

select * from finish();
rollback;
