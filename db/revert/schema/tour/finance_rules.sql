-- Revert ontour:schema/tour/finance_rules from pg

begin;

drop trigger _200_guard_codes on api.finance_rules;
drop table api.finance_rules;
delete from change.tracked_tables where table_name = 'finance_rules';

commit;
