-- Deploy ontour:functions/change/syncable_columns to pg
-- requires: schema/change/tracked_tables
-- requires: schema/change/merge_policies
-- requires: functions/core/fail
-- requires: schema/change/error_codes

-- What a member may write is asked of the grants, which hold when the row is written as well.

begin;

-- Security definer: which tables are tracked, and how they merge, is no web role's to read.
create or replace function change.syncable_columns(table_name text)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
    v_rel regclass;
    v_columns jsonb;
begin
    if syncable_columns.table_name ~ '^[a-z][a-z0-9_]{0,62}$' then
        v_rel := to_regclass('api.' || quote_ident(syncable_columns.table_name));
    end if;

    select jsonb_object_agg(
        att.attname,
        jsonb_build_object(
            'insert', has_column_privilege('member', v_rel, att.attnum, 'insert'),
            'update', has_column_privilege('member', v_rel, att.attnum, 'update')
            and att.attname <> all ('{version,deleted_at}'),
            'is_redacted', att.attname = any (tracked.redacted),
            'policy', case
                when att.attname = any (tracked.redacted) then 'mine'
                else coalesce(merge_policies.policy, 'ask')
            end
        )
    ) into v_columns
    from change.tracked_tables as tracked
    join pg_catalog.pg_attribute as att
        on att.attrelid = v_rel and att.attnum > 0 and not att.attisdropped
    left join change.merge_policies
        on merge_policies.table_name = tracked.table_name and merge_policies.column_name = att.attname
    where tracked.table_name = syncable_columns.table_name;

    if v_columns is null then
        if v_rel is not null and has_table_privilege('member', v_rel, 'select') then
            perform core.fail('UNTRACKED_TABLE', 'table=' || syncable_columns.table_name);
        end if;
        perform core.fail('UNKNOWN_TABLE', 'table=' || left(syncable_columns.table_name, 100));
    end if;
    return v_columns;
end
$$;

comment on function change.syncable_columns(text) is
'For push: the columns of a tracked table, whether members may insert and update them, and how they merge.
Raises UNKNOWN_TABLE (404) and UNTRACKED_TABLE (422).';

grant execute on function change.syncable_columns(text) to member;

commit;
