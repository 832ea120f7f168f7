-- Revert ontour:functions/tour/keep_rule_totals from pg

begin;

drop trigger _500_keep_rule_totals_on_update on api.finance_rules;
drop trigger _500_keep_rule_totals_on_insert on api.finance_rules;
drop function tour.keep_rule_totals();

commit;
