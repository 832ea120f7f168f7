-- Deploy ontour:functions/change/children_of to pg
-- requires: schema/change/tracked_tables

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
    for v_child in
        select tracked.table_name, tracked.parent_column, tracked.redacted
        from change.tracked_tables as tracked
        join pg_catalog.pg_constraint as con
            on con.contype = 'f'
            and con.conrelid = format('api.%I', tracked.table_name)::regclass
            and con.confrelid = format('api.%I', children_of.parent_table)::regclass
        join pg_catalog.pg_attribute as att
            on att.attrelid = con.conrelid
            and att.attnum = any (con.conkey)
            and att.attname = tracked.parent_column
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
