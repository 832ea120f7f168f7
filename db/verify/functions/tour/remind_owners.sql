-- Verify ontour:functions/tour/remind_owners on pg

begin;

select 'tour.remind_owners(integer)'::regprocedure;

rollback;
