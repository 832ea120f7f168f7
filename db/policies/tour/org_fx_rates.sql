-- Deploy ontour:policies/tour/org_fx_rates to pg
-- requires: schema/tour/org_fx_rates
-- requires: functions/core/reset_access
-- requires: functions/core/orgs_with

begin;

call core.reset_access('api.org_fx_rates');

create policy select_reader on api.org_fx_rates
for select to member
using (
    org_id = any ((select core.orgs_with('finance.read'))::uuid[])
    and (deleted_at is null or deleted_at = now())
);

create policy insert_writer on api.org_fx_rates
for insert to member
with check (org_id = any ((select core.orgs_with('finance.write'))::uuid[]));

create policy update_writer on api.org_fx_rates
for update to member
using (org_id = any ((select core.orgs_with('finance.read'))::uuid[]) and deleted_at is null)
with check (org_id = any ((select core.orgs_with('finance.write'))::uuid[]));

grant select on api.org_fx_rates to member;
grant insert (
    org_id, from_currency, to_currency, rate, rate_on, until_on, source, note
) on api.org_fx_rates to member;
grant update (
    from_currency, to_currency, rate, rate_on, until_on, source, note, version, deleted_at
) on api.org_fx_rates to member;

commit;
