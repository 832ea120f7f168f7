-- Revert ontour:schema/tour/show_offers from pg

begin;

drop table api.show_offers;
delete from change.tracked_tables where table_name = 'show_offers';

commit;
