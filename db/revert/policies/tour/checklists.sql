-- Revert ontour:policies/tour/checklists from pg

begin;

call core.reset_access('api.checklists');

commit;
