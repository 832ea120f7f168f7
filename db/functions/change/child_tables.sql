-- Deploy ontour:functions/change/child_tables to pg
-- requires: schema/change/tracked_tables

begin;

create or replace function change.child_tables(parent_table text)
returns table (table_name text, parent_column text, redacted text[])
language plpgsql
stable
rows 5
set search_path = ''
as $$
begin
    return query
    select tracked.table_name, tracked.parent_column, tracked.redacted
    from change.tracked_tables as tracked
    join pg_catalog.pg_constraint as con
        on con.contype = 'f'
        and con.conrelid = format('api.%I', tracked.table_name)::regclass
        and con.confrelid = format('api.%I', child_tables.parent_table)::regclass
    join pg_catalog.pg_attribute as att
        on att.attrelid = con.conrelid
        and att.attnum = any (con.conkey)
        and att.attname = tracked.parent_column
    order by tracked.table_name;
end
$$;

comment on function change.child_tables(text) is
'The tables that are tracked as children of this one, by name, and the column that names the parent.';

commit;
