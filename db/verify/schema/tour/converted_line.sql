-- Verify ontour:schema/tour/converted_line on pg

begin;

select 'tour.converted_line'::regtype;

rollback;
