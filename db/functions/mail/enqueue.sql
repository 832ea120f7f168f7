-- Deploy ontour:functions/mail/enqueue to pg
-- requires: schema/queue/procrastinate

begin;

create or replace function mail.enqueue(message_id uuid)
returns void
language sql
volatile
begin atomic
    select queue.procrastinate_defer_jobs_v1(
        array[
            row(
                'mail', 'send_mail', 0, null, null,
                jsonb_build_object('message_id', enqueue.message_id), null
            )::queue.procrastinate_job_to_defer_v1
        ]
    );
end;

comment on function mail.enqueue(uuid) is
'Has the outbox send this mail once the transaction is committed; for functions of mail.';

commit;
