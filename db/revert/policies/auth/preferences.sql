-- Revert ontour:policies/auth/preferences from pg

begin;

call core.reset_access('api.preferences');

commit;
