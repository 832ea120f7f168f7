-- Revert ontour:policies/tour/journal_lines from pg

begin;

call core.reset_access('api.journal_lines');

commit;
