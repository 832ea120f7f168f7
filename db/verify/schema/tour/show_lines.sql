-- Verify ontour:schema/tour/show_lines on pg

begin;

select * from tour.show_lines where false;

rollback;
