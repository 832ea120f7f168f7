-- Revert ontour:policies/tour/deal_bonuses from pg

begin;

call core.reset_access('api.deal_bonuses');

commit;
