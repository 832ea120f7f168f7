-- Deploy ontour:functions/change/purge_organizations to pg
-- requires: schema/change/tracked_tables
-- requires: schema/change/local_rows
-- requires: schema/core/memberships

-- Rows that refer to others go first. Memberships stay, ended: they prove whose the organization was.

begin;

create or replace function change.purge_organizations(org_ids uuid[], max integer)
returns bigint
language plpgsql
volatile
set search_path = ''
as $$
declare
    v_table regclass;
    v_purged bigint;
begin
    for v_table in
        with recursive owned as (
            select att.attrelid as table_id
            from change.tracked_tables as tracked
            join pg_catalog.pg_attribute as att
                on att.attrelid = format('api.%I', tracked.table_name)::regclass and att.attname = 'org_id'
            where tracked.table_name <> 'memberships'
        ),
        ranked as (
            select owned.table_id, 0 as rank from owned
            union
            select con.conrelid, ranked.rank + 1
            from ranked
            join pg_catalog.pg_constraint as con
                on con.confrelid = ranked.table_id and con.contype = 'f' and con.conrelid <> con.confrelid
            where con.conrelid in (select owned.table_id from owned)
        )
        select ranked.table_id::regclass from ranked group by 1 order by max(ranked.rank) desc, 1
    loop
        -- @plpgsql_check_options: security_warnings = false
        -- A regclass writes itself with its quotes.
        execute format(
            'delete from %1$s where id in (select id from %1$s where org_id = any ($1) limit $2)', v_table
        ) using org_ids, max;
        get diagnostics v_purged = row_count;
        if v_purged > 0 then
            return v_purged;
        end if;
    end loop;
    delete from change.local_rows as imported where imported.org_id = any (org_ids);
    return 0::bigint;
end
$$;

comment on function change.purge_organizations(uuid[], integer) is
'Deletes for good what organizations own, at most max rows a call and of one table; returns how many, 0 when
there is nothing left.';

commit;
