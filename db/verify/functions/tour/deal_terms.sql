-- Verify ontour:functions/tour/deal_terms on pg

begin;

select 'tour.deal_terms(uuid)'::regprocedure;

rollback;
