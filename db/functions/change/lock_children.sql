-- Deploy ontour:functions/change/lock_children to pg
-- requires: functions/change/child_tables

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
    for v_child in select * from change.child_tables(lock_children.table_name)
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
