-- Deploy ontour:policies/tour/ticket_scales to pg
-- requires: schema/tour/ticket_scales
-- requires: functions/core/reset_access
-- requires: functions/core/orgs_with
-- requires: functions/tour/attach_to_show
-- requires: functions/tour/guard_deal_amounts

-- Who sees a show need not see its money. org_id is the show's (functions/tour/attach_to_show), and
-- is not sent; a row stays with its show.

begin;

call core.reset_access('api.ticket_scales');

create policy select_reader on api.ticket_scales
for select to member
using (
    org_id = any ((select core.orgs_with('finance.read'))::uuid[])
    and (deleted_at is null or deleted_at = now())
);

create policy insert_writer on api.ticket_scales
for insert to member
with check (org_id = any ((select core.orgs_with('finance.write'))::uuid[]));

create policy update_writer on api.ticket_scales
for update to member
using (org_id = any ((select core.orgs_with('finance.read'))::uuid[]) and deleted_at is null)
with check (org_id = any ((select core.orgs_with('finance.write'))::uuid[]));

grant select on api.ticket_scales to member;
grant insert (
    show_id, name, price, capacity, expected_count, sold_count, comp_count
) on api.ticket_scales to member;
grant update (
    name, price, capacity, expected_count, sold_count, comp_count, version, deleted_at
) on api.ticket_scales to member;

commit;
