-- Verify ontour:functions/tour/keep_embargo on pg

begin;

select 'tour.keep_embargo()'::regprocedure;

rollback;
