-- Revert ontour:policies/tour/deal_templates from pg

begin;

call core.reset_access('api.deal_templates');

commit;
