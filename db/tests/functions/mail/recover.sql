-- Tests functions/mail/recover
begin;
select plan(5);

insert into queue.procrastinate_workers (last_heartbeat)
values (now()), (now() - interval '31 seconds');
select min(id) as alive, max(id) as silent from queue.procrastinate_workers
\gset
insert into queue.procrastinate_jobs (queue_name, task_name, args, status, worker_id, lock)
values
('mail', 'send_mail', '{}', 'doing', :alive, 'alive'),
('mail', 'send_mail', '{}', 'doing', :alive, 'stuck'),
('mail', 'send_mail', '{}', 'doing', :silent, 'silent'),
('mail', 'send_mail', '{}', 'doing', null, 'gone'),
('mail', 'send_mail', '{}', 'succeeded', :silent, 'done'),
('other', 'work', '{}', 'doing', null, 'other');
insert into queue.procrastinate_events (job_id, type, at)
select id, 'started', now() - case lock when 'stuck' then interval '11 minutes' else interval '1 minute' end
from queue.procrastinate_jobs;

prepare due as select lock from queue.procrastinate_jobs where status = 'todo';

set local role worker;
select is(mail.recover(), 3::bigint, 'what nobody works on is due again');
reset role;
select bag_eq(
    'due', array['stuck', 'silent', 'gone'], 'of an outbox that is silent or gone, or that has forgotten it'
);
select is(mail.recover(), 0::bigint, 'once');
select results_eq(
    $$select attempts from queue.procrastinate_jobs where lock = 'silent'$$, array[1], 'it was an attempt'
);
set local role bridge;
select throws_ok(
    'select mail.recover()', '42501', 'permission denied for schema mail', 'by the worker alone'
);

select * from finish();
rollback;
