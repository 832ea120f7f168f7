-- Revert ontour:schema/tour/converted_line from pg

begin;

drop type tour.converted_line;

commit;
