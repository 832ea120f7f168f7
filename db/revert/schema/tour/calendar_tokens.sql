-- Revert ontour:schema/tour/calendar_tokens from pg

begin;

drop table api.calendar_tokens;
delete from change.tracked_tables where table_name = 'calendar_tokens';

commit;
