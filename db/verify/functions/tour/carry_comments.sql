-- Verify ontour:functions/tour/carry_comments on pg

begin;

select 'tour.carry_comments()'::regprocedure;

rollback;
