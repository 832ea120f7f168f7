-- Deploy ontour:functions/change/lock_parent to pg
-- requires: schema/change/tracked_tables

begin;

create or replace procedure change.lock_parent(table_name text, id uuid)
language plpgsql
set search_path = ''
as $$
declare
    v_parent record;
begin
    for v_parent in
        select con.confrelid::regclass as table_name, att.attname as column_name
        from change.tracked_tables as tracked
        join pg_catalog.pg_constraint as con
            on con.contype = 'f' and con.conrelid = format('api.%I', tracked.table_name)::regclass
        join pg_catalog.pg_attribute as att
            on att.attrelid = con.conrelid
            and att.attnum = any (con.conkey)
            and att.attname = tracked.parent_column
        where tracked.table_name = lock_parent.table_name
    loop
        execute format(
            'select from %s as parent '
            'where parent.id = (select child.%I from api.%I as child where child.id = $1) '
            'for no key update',
            v_parent.table_name, v_parent.column_name, lock_parent.table_name
        ) using lock_parent.id;
    end loop;
end
$$;

comment on procedure change.lock_parent(text, uuid) is
'For restore: locks the row with which this one is deleted, if it is a child. Before the child, as whoever
deletes the two does.';

commit;
