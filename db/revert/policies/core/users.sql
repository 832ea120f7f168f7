-- Revert ontour:policies/core/users from pg

begin;

call core.reset_access('api.users');

commit;
