-- Deploy ontour:policies/core/currencies to pg
-- requires: schema/core/currencies
-- requires: functions/core/reset_access

begin;

call core.reset_access('api.currencies');

create policy select_everybody on api.currencies
for select to anon, member
using (true);

grant select on api.currencies to anon, member;

commit;
