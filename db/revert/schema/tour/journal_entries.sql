-- Revert ontour:schema/tour/journal_entries from pg

begin;

drop table api.journal_entries;
delete from change.tracked_tables where table_name = 'journal_entries';

commit;
