-- Deploy ontour:policies/tour/show_offers to pg
-- requires: schema/tour/show_offers
-- requires: functions/core/reset_access
-- requires: functions/core/orgs_with
-- requires: functions/tour/guard_offers

-- Offers are made and answered by functions; only where the signed contract lies is written here.

begin;

call core.reset_access('api.show_offers');

create policy select_reader on api.show_offers
for select to member
using (
    org_id = any ((select core.orgs_with('finance.read'))::uuid[])
    and (deleted_at is null or deleted_at = now())
);

create policy update_writer on api.show_offers
for update to member
using (org_id = any ((select core.orgs_with('finance.read'))::uuid[]) and deleted_at is null)
with check (org_id = any ((select core.orgs_with('finance.write'))::uuid[]));

grant select on api.show_offers to member;
grant update (signed_url, version) on api.show_offers to member;

commit;
