-- Deploy ontour:policies/tour/deal_templates to pg
-- requires: schema/tour/deal_templates
-- requires: functions/core/reset_access
-- requires: functions/core/orgs_with

begin;

call core.reset_access('api.deal_templates');

create policy select_reader on api.deal_templates
for select to member
using (
    org_id = any ((select core.orgs_with('finance.read'))::uuid[])
    and (deleted_at is null or deleted_at = now())
);

create policy insert_writer on api.deal_templates
for insert to member
with check (org_id = any ((select core.orgs_with('finance.write'))::uuid[]));

create policy update_writer on api.deal_templates
for update to member
using (org_id = any ((select core.orgs_with('finance.read'))::uuid[]) and deleted_at is null)
with check (org_id = any ((select core.orgs_with('finance.write'))::uuid[]));

grant select on api.deal_templates to member;
grant insert (org_id, name, terms) on api.deal_templates to member;
grant update (name, terms, version, deleted_at) on api.deal_templates to member;

commit;
