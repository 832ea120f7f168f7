-- Deploy ontour:functions/change/keep_local_row to pg
-- requires: schema/change/local_rows
-- requires: functions/core/orgs_with

begin;

-- Security definer: the table is nobody's to write.
create or replace function change.keep_local_row(
    org_id uuid, section text, key text, row_id uuid, digests jsonb
)
returns void
language sql
volatile
security definer
set search_path = ''
begin atomic
    insert into change.local_rows as known (org_id, section, key, row_id, digests)
    select
        keep_local_row.org_id, keep_local_row.section, keep_local_row.key, keep_local_row.row_id,
        keep_local_row.digests
    where keep_local_row.org_id = any (core.orgs_with('org.read'))
    on conflict on constraint local_rows_pkey do update
    set row_id = excluded.row_id,
        digests = known.digests || excluded.digests,
        imported_at = excluded.imported_at;
end;

comment on function change.keep_local_row(uuid, text, text, uuid, jsonb) is
'For import_local: remembers what a row has become.';

grant execute on function change.keep_local_row(uuid, text, text, uuid, jsonb) to member;

commit;
