-- Revert ontour:policies/tour/settlements from pg

begin;

call core.reset_access('api.settlements');

commit;
