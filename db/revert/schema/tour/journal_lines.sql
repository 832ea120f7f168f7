-- Revert ontour:schema/tour/journal_lines from pg

begin;

drop table api.journal_lines;
delete from change.tracked_tables where table_name = 'journal_lines';

commit;
