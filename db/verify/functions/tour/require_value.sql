-- Verify ontour:functions/tour/require_value on pg

begin;

select 'tour.require_value(text, text, text[])'::regprocedure;

rollback;
