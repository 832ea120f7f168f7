-- Revert ontour:schema/tour/per_diems from pg

begin;

drop trigger _200_guard_codes on api.per_diems;
drop table api.per_diems;
delete from change.tracked_tables where table_name = 'per_diems';

commit;
