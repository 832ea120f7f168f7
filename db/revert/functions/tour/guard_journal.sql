-- Revert ontour:functions/tour/guard_journal from pg

begin;

drop trigger _200_guard_journal on api.journal_lines;
drop trigger _200_guard_journal on api.journal_entries;
drop function tour.guard_journal();

commit;
