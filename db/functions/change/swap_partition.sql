-- Deploy ontour:functions/change/swap_partition to pg
-- requires: schema/change/log

begin;

create or replace function change.swap_partition(partition name, archive name, successor name)
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
    v_bounds constant text := (
        select pg_get_expr(rel.relpartbound, rel.oid)
        from pg_catalog.pg_class as rel
        where rel.oid = format('change.%I', partition)::regclass
    );
begin
    execute format('alter table change.log detach partition change.%I', partition);
    execute format('alter table change.%I rename to %I', partition, archive);
    execute format('alter table change.%I rename to %I', successor, partition);
    execute format('alter table change.%I enable row level security', partition);
    execute format('comment on table change.%I is %L', partition,
        'The newest version of each row of a retired month.');
    execute format('comment on table change.%I is %L', archive,
        'A retired month of the log. Back it up and drop it.');
    -- @plpgsql_check_options: security_warnings = false
    -- The bounds are PostgreSQL's own words.
    execute format('alter table change.log attach partition change.%I %s', partition, v_bounds);
end
$$;

comment on function change.swap_partition(name, name, name) is
'For change.retire_month: a partition of the log leaves under the name of the archive, the successor takes its
place and its name.';

commit;
