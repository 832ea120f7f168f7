-- Revert ontour:schema/auth/preferences from pg

begin;

drop table api.preferences;
delete from change.tracked_tables where table_name = 'preferences';

commit;
