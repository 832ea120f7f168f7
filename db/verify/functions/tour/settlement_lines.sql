-- Verify ontour:functions/tour/settlement_lines on pg

begin;

select 'tour.settlement_lines(jsonb, jsonb)'::regprocedure;

rollback;
