-- Deploy ontour:policies/tour/per_diems to pg
-- requires: schema/tour/per_diems
-- requires: functions/core/reset_access
-- requires: functions/core/orgs_with
-- requires: functions/change/readable_topics
-- requires: functions/tour/place_per_diem

-- Everybody reads their own, and who reads money, everybody's.

begin;

call core.reset_access('api.per_diems');

create policy select_reader on api.per_diems
for select to member
using (
    org_id = any ((select core.orgs_with('show.read'))::uuid[])
    and topics && (select change.readable_topics())
    and (deleted_at is null or deleted_at = now())
);

create policy insert_writer on api.per_diems
for insert to member
with check (org_id = any ((select core.orgs_with('finance.write'))::uuid[]));

create policy update_writer on api.per_diems
for update to member
using (
    org_id = any ((select core.orgs_with('show.read'))::uuid[])
    and topics && (select change.readable_topics())
    and deleted_at is null
)
with check (org_id = any ((select core.orgs_with('finance.write'))::uuid[]));

grant select on api.per_diems to member;
grant insert (
    org_id, tour_id, user_id, starts_on, ends_on, amount, currency, paid_on, notes
) on api.per_diems to member;
grant update (
    tour_id, user_id, starts_on, ends_on, amount, currency, paid_on, notes, version, deleted_at
) on api.per_diems to member;

commit;
