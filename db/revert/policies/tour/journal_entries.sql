-- Revert ontour:policies/tour/journal_entries from pg

begin;

call core.reset_access('api.journal_entries');

commit;
