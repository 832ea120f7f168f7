-- Tests functions/mail/enqueue
begin;
select plan(2);

select mail.enqueue(tests.id('mail')) as nothing
\gset
select results_eq(
    'select queue_name::text, task_name::text, args, status::text from queue.procrastinate_jobs',
    $$values ('mail', 'send_mail', jsonb_build_object('message_id', tests.id('mail')), 'todo')$$,
    'a job is deferred, with the mail''s id and nothing that is secret'
);
set local role bridge;
select throws_ok(
    $$select mail.enqueue(tests.id('mail'))$$, '42501', 'permission denied for schema mail',
    'by functions of mail alone'
);

select * from finish();
rollback;
