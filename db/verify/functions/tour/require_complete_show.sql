-- Verify ontour:functions/tour/require_complete_show on pg

begin;

select 'tour.require_complete_show()'::regprocedure;

rollback;
