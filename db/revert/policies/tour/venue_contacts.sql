-- Revert ontour:policies/tour/venue_contacts from pg

begin;

call core.reset_access('api.venue_contacts');

commit;
