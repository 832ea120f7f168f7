-- Deploy ontour:policies/core/countries to pg
-- requires: schema/core/countries
-- requires: functions/core/reset_access

begin;

call core.reset_access('api.countries');

create policy select_everybody on api.countries
for select to anon, member
using (true);

grant select on api.countries to anon, member;

commit;
