-- Deploy ontour:functions/mail/recover to pg
-- requires: schema/queue/procrastinate

-- An outbox says every ten seconds that it lives, and no attempt takes ten minutes. What is done twice by
-- this is sent twice at most, with the same Message-ID.

begin;

-- Security definer: it looks into the queue and changes nothing but that these jobs are due again.
create or replace function mail.recover(
    silence interval default '30 seconds', longest interval default '10 minutes'
)
returns bigint
language sql
volatile
security definer
set search_path = ''
begin atomic
    with stalled as (
        select jobs.id
        from queue.procrastinate_jobs as jobs
        left join queue.procrastinate_workers as workers on workers.id = jobs.worker_id
        where jobs.status = 'doing'
            and jobs.queue_name = 'mail'
            and (
                workers.id is null
                or workers.last_heartbeat < now() - recover.silence
                or not exists (
                    select from queue.procrastinate_events as events
                    where events.job_id = jobs.id
                        and events.type = 'started'
                        and events.at > now() - recover.longest
                )
            )
        for no key update of jobs skip locked
    ),

    retried as (
        select queue.procrastinate_retry_job_v2(stalled.id, now(), null, null, null) from stalled
    )

    select count(*) from retried;
end;

comment on function mail.recover(interval, interval) is
'Has mails sent whose outbox was silent for so long, or which it began to send so long ago; returns how
many.';

grant execute on function mail.recover(interval, interval) to worker;

commit;
