-- Deploy ontour:functions/change/find_local_row to pg
-- requires: schema/change/local_rows
-- requires: functions/core/orgs_with

begin;

-- Security definer: the table is nobody's to read.
create or replace function change.find_local_row(org_id uuid, section text, key text)
returns change.local_rows
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
    v_found change.local_rows;
begin
    select known.* into v_found
    from change.local_rows as known
    where known.org_id = find_local_row.org_id
        and known.section = find_local_row.section
        and known.key = find_local_row.key
        and known.org_id = any (core.orgs_with('org.read'));
    return v_found;
end
$$;

comment on function change.find_local_row(uuid, text, text) is
'For import_local: what is known of a row that was imported before.';

grant execute on function change.find_local_row(uuid, text, text) to member;

commit;
