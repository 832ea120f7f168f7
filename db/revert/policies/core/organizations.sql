-- Revert ontour:policies/core/organizations from pg

begin;

call core.reset_access('api.organizations');

commit;
