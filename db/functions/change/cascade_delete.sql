-- Deploy ontour:functions/change/cascade_delete to pg
-- requires: schema/change/tracked_tables
-- requires: functions/core/fail
-- requires: schema/change/error_codes

-- A soft delete meets no foreign key, so this does what one would: children (tracked with parent =>
-- that column) go with the row, any other live reference keeps it.

begin;

-- Security definer: the rule covers rows that the caller may not see or write, such as a show's money.
create or replace function change.cascade_delete()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
    v_reference record;
    v_in_use boolean;
begin
    for v_reference in
        select
            con.conrelid::regclass as table_name,
            att.attname as column_name,
            tracked.parent_column = att.attname as is_child
        from pg_catalog.pg_constraint as con
        join pg_catalog.pg_class as rel on rel.oid = con.conrelid
        join change.tracked_tables as tracked on tracked.table_name = rel.relname
        join pg_catalog.pg_attribute as key on key.attrelid = con.confrelid and key.attname = 'id'
        join pg_catalog.pg_attribute as att
            on att.attrelid = con.conrelid
            and att.attnum = con.conkey[array_position(con.confkey, key.attnum)]
        where con.contype = 'f' and con.confrelid = tg_relid and rel.relnamespace = 'api'::regnamespace
            -- What an organization owns goes out of sight with its memberships, and stays as it is.
            and (att.attname <> 'org_id' or tracked.parent_column = 'org_id')
        order by 1, 2
    loop
        if v_reference.is_child then
            execute format(
                'update %s set deleted_at = now() where %I = $1 and deleted_at is null',
                v_reference.table_name, v_reference.column_name
            ) using new.id;
        else
            execute format(
                'select exists (select from %s where %I = $1 and deleted_at is null)',
                v_reference.table_name, v_reference.column_name
            ) into v_in_use using new.id;
            if v_in_use then
                perform core.fail(
                    'ROW_IN_USE',
                    format('table=%s column=%s', v_reference.table_name, v_reference.column_name)
                );
            end if;
        end if;
    end loop;
    return null;
end
$$;

comment on function change.cascade_delete() is
'Row trigger: a soft delete takes the row''s children along.
Raises ROW_IN_USE (409) for other live references.';

commit;
