-- Verify ontour:functions/tour/settlement_inputs on pg

begin;

select 'tour.settlement_inputs(uuid)'::regprocedure;

rollback;
