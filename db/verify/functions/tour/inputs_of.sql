-- Verify ontour:functions/tour/inputs_of on pg

begin;

select 'tour.inputs_of(uuid)'::regprocedure;

rollback;
