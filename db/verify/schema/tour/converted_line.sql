-- Verify ontour:schema/tour/converted_line on pg

begin;



rollback;
