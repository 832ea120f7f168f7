-- Deploy ontour:policies/core/fx_rates to pg
-- requires: schema/core/fx_rates
-- requires: functions/core/reset_access

-- Published rates are nobody's secret; the private schema keeps them out of the API for now.

begin;

call core.reset_access('core.fx_rates');

create policy select_member on core.fx_rates
for select to member
using (true);

grant select on core.fx_rates to member;

commit;
