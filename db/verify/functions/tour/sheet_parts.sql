-- Verify ontour:functions/tour/sheet_parts on pg

begin;

select 'tour.sheet_parts(text, jsonb, jsonb)'::regprocedure;

rollback;
