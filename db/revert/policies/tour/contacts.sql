-- Revert ontour:policies/tour/contacts from pg

begin;

call core.reset_access('api.contacts');

commit;
