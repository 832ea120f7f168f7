-- Deploy ontour:functions/change/children_of to pg
-- requires: functions/change/child_tables

begin;

create or replace function change.children_of(parent_table text, parent_id uuid)
returns table (table_name text, id uuid, image jsonb)
language plpgsql
stable
set search_path = ''
as $$
declare
    v_child record;
begin
    for v_child in select * from change.child_tables(children_of.parent_table)
    loop
        return query execute format(
            'select %L::text, child.id, to_jsonb(child) - %L::text[] '
            'from api.%I as child where child.%I = $1',
            v_child.table_name, v_child.redacted, v_child.table_name, v_child.parent_column
        ) using children_of.parent_id;
    end loop;
end
$$;

comment on function change.children_of(text, uuid) is
'The rows, deleted ones included, of all tables that are tracked as children of this row.';

commit;
