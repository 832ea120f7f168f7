-- Revert ontour:policies/tour/per_diems from pg

begin;

call core.reset_access('api.per_diems');

commit;
