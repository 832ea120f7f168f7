-- Revert ontour:policies/tour/venues from pg

begin;

call core.reset_access('api.venues');

commit;
