-- Verify ontour:functions/tour/missing_terms on pg

begin;

select 'tour.missing_terms(api.show_deals)'::regprocedure;

rollback;
