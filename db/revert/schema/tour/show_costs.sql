-- Revert ontour:schema/tour/show_costs from pg

begin;

drop trigger _200_guard_codes on api.show_costs;
drop table api.show_costs;
delete from change.tracked_tables where table_name = 'show_costs';

commit;
