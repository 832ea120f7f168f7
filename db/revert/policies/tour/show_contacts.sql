-- Revert ontour:policies/tour/show_contacts from pg

begin;

call core.reset_access('api.show_contacts');

commit;
