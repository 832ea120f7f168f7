-- Revert ontour:schema/tour/show_totals from pg

begin;

drop table tour.show_totals;

commit;
