-- Revert ontour:policies/tour/fx_rates from pg

begin;

revoke all on api.fx_rates from public, anon, member;

commit;
