-- Revert ontour:policies/change/conflicts from pg

begin;

call core.reset_access('api.conflicts');

commit;
