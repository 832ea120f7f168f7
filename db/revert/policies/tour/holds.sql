-- Revert ontour:policies/tour/holds from pg

begin;

call core.reset_access('api.holds');

commit;
