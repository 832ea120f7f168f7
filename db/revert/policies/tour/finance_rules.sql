-- Revert ontour:policies/tour/finance_rules from pg

begin;

call core.reset_access('api.finance_rules');

commit;
