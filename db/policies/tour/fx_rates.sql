-- Deploy ontour:policies/tour/fx_rates to pg
-- requires: schema/tour/fx_rates
-- requires: policies/core/fx_rates

begin;

revoke all on api.fx_rates from public, anon, member;
grant select on api.fx_rates to member;

commit;
