-- Deploy ontour:functions/change/lock_children to pg
-- requires: schema/change/tracked_tables

-- Who changes a child locks it, and then what is kept of all children, such as totals. Who writes several
-- must hold them all before he writes the first: else he holds the totals and waits for a child whose writer
-- waits for them.

begin;

create or replace procedure change.lock_children(table_name text, id uuid)
language plpgsql
set search_path = ''
as $$
declare
    v_child record;
begin
    for v_child in
        select tracked.table_name, tracked.parent_column
        from change.tracked_tables as tracked
        join pg_catalog.pg_constraint as con
            on con.contype = 'f'
            and con.conrelid = format('api.%I', tracked.table_name)::regclass
            and con.confrelid = format('api.%I', lock_children.table_name)::regclass
        join pg_catalog.pg_attribute as att
            on att.attrelid = con.conrelid
            and att.attnum = any (con.conkey)
            and att.attname = tracked.parent_column
        order by tracked.table_name
    loop
        execute format(
            'select from api.%I as child where child.%I = $1 order by child.id for no key update',
            v_child.table_name, v_child.parent_column
        ) using lock_children.id;
    end loop;
end
$$;

comment on procedure change.lock_children(text, uuid) is
'For restore: locks the children of a row, deleted ones included.';

commit;
