-- Tests schema/queue/procrastinate: the package's objects, which the conventions leave alone, are held here
-- to what matters: they are the owner's, the worker's and nobody else's, and nobody slips one in between.
begin;
select plan(6);

select is_empty(
    $$
        select rel.oid::regclass || ' ' || granted.grantee::regrole
        from pg_catalog.pg_class as rel
        cross join aclexplode(rel.relacl) as granted
        where rel.relnamespace = 'queue'::regnamespace
            and granted.grantee::regrole::text not in ('ontour_owner', 'worker')
    $$,
    'its tables are the owner''s and the worker''s'
);
select is_empty(
    $$
        select proc.oid::regprocedure
        from pg_catalog.pg_proc as proc
        cross join unnest('{anon,member,authenticator,bridge,relay,analyst}'::name[]) as caller
        where proc.pronamespace = 'queue'::regnamespace
            and has_function_privilege(caller, proc.oid, 'execute')
    $$,
    'so are its functions'
);
select is_empty(
    $$
        select proc.oid::regprocedure from pg_catalog.pg_proc as proc
        where proc.pronamespace = 'queue'::regnamespace
            and (proc.prosecdef or not proc.proconfig @> '{"search_path=queue, pg_temp"}')
    $$,
    'which run as their caller, and find nothing but their own (T21)'
);
select is_empty(
    $$
        select oid::regclass::text from pg_catalog.pg_class
        where relnamespace = 'queue'::regnamespace and relowner <> 'ontour_owner'::regrole
        union all
        select oid::regprocedure::text from pg_catalog.pg_proc
        where pronamespace = 'queue'::regnamespace and proowner <> 'ontour_owner'::regrole
    $$,
    'all of it is the owner''s'
);

set local role worker;
select lives_ok(
    $$
        select queue.procrastinate_defer_jobs_v1(array[
            row('mail', 'send_mail', 0, null, null, '{}', null)::queue.procrastinate_job_to_defer_v1
        ])
    $$,
    'the worker defers a job'
);
select results_eq(
    $$select task_name::text, status::text from queue.procrastinate_fetch_job_v2('{mail}', null)$$,
    $$values ('send_mail', 'doing')$$,
    'and fetches it'
);

select * from finish();
rollback;
