-- Verify ontour:functions/tour/require_open on pg

begin;

select 'tour.require_open(uuid[])'::regprocedure;

rollback;
