-- Deploy ontour:functions/change/tracked to pg
-- requires: schema/change/tracked_tables

begin;

-- Security definer: what is tracked and how is no secret, but the table is the owner's.
create or replace function change.tracked()
returns table (table_name text, topics text[], redacted text[], has_org boolean)
language sql
stable
security definer
set search_path = ''
begin atomic
    select
        tracked_tables.table_name, tracked_tables.topics, tracked_tables.redacted,
        exists (
            select from pg_catalog.pg_attribute as att
            where att.attrelid = format('api.%I', tracked_tables.table_name)::regclass
                and att.attname = 'org_id'
        )
    from change.tracked_tables
    order by tracked_tables.table_name;
end;

comment on function change.tracked() is
'The tracked tables: their topics, what is redacted, whether they have an org_id.';

grant execute on function change.tracked() to member, relay;

commit;
