-- Verify ontour:functions/tour/post_payments on pg

begin;

select 'tour.post_payments(api.settlements, jsonb, jsonb)'::regprocedure;

rollback;
