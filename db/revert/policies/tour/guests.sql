-- Revert ontour:policies/tour/guests from pg

begin;

call core.reset_access('api.guests');

commit;
