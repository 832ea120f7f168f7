-- Verify ontour:functions/tour/correct_settlement on pg

begin;

select 'api.correct_settlement(uuid, text)'::regprocedure;

rollback;
