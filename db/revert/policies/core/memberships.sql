-- Revert ontour:policies/core/memberships from pg

begin;

call core.reset_access('api.memberships');

commit;
