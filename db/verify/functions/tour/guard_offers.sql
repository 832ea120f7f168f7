-- Verify ontour:functions/tour/guard_offers on pg

begin;

select 'tour.guard_offers()'::regprocedure;

rollback;
