-- Revert ontour:schema/tour/show_deals from pg

begin;

drop trigger _200_guard_codes on api.show_deals;
drop table api.show_deals;
delete from change.tracked_tables where table_name = 'show_deals';

commit;
