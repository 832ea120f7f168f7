-- Revert ontour:schema/tour/org_fx_rates from pg

begin;

drop trigger _200_guard_codes on api.org_fx_rates;
drop table api.org_fx_rates;
delete from change.tracked_tables where table_name = 'org_fx_rates';

commit;
