-- Deploy ontour:functions/core/reset_access to pg
-- requires: schema/core/schemas

-- Every policies/ file calls this first and then states all there is. So a reworked file never
-- leaves an old rule behind, neither forward nor back.

begin;

create or replace procedure core.reset_access(target regclass)
language plpgsql
security invoker
set search_path = ''
as $$
declare
    v_policy name;
begin
    for v_policy in
        select pol.polname
        from pg_catalog.pg_policy as pol
        where pol.polrelid = reset_access.target
    loop
        execute format('drop policy %I on %s', v_policy, target);
    end loop;

    execute format('revoke all on %s from public, anon, member, bridge, relay, worker, analyst', target);
    execute format('alter table %s enable row level security', target);
end
$$;

comment on procedure core.reset_access(regclass) is
'For policies/ files only: drops a table''s policies and grants and enables row level security.';

commit;
