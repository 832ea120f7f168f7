-- Revert ontour:schema/tour/show_payments from pg

begin;

drop trigger _200_guard_codes on api.show_payments;
drop table api.show_payments;
delete from change.tracked_tables where table_name = 'show_payments';

commit;
