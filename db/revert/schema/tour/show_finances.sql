-- Revert ontour:schema/tour/show_finances from pg

begin;

drop trigger _200_guard_codes on api.show_finances;
drop table api.show_finances;
delete from change.tracked_tables where table_name = 'show_finances';

commit;
