-- Verify ontour:schema/queue/procrastinate on pg

begin;

select id, queue_name, task_name, args, status, scheduled_at, attempts, worker_id
from queue.procrastinate_jobs
where false;

select 'queue.procrastinate_defer_jobs_v1(queue.procrastinate_job_to_defer_v1[])'::regprocedure;

rollback;
