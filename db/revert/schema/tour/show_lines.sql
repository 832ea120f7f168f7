-- Revert ontour:schema/tour/show_lines from pg

begin;

drop view tour.show_lines;

commit;
