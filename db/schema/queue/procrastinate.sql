-- Deploy ontour:schema/queue/procrastinate to pg
-- requires: schema/core/schemas

-- procrastinate's own objects, its text untouched: db/vendor/procrastinate.sql is the package's schema.sql,
-- which a test compares. It names nothing with its schema, so the search path is set for the load and then
-- pinned on each of its routines. Of these tables only the worker and functions of mail know.

begin;

set local client_min_messages = warning;
set local search_path = queue;
\ir ../../vendor/procrastinate.sql
reset search_path;

do $$
declare
    v_routine regprocedure;
begin
    for v_routine in select oid from pg_catalog.pg_proc where pronamespace = 'queue'::regnamespace loop
        execute format('alter routine %s set search_path = queue, pg_temp', v_routine);
    end loop;
end
$$;

grant select, insert, update, delete on all tables in schema queue to worker;
grant usage on all sequences in schema queue to worker;
grant execute on all routines in schema queue to worker;

commit;
