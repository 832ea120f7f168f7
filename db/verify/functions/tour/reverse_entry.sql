-- Verify ontour:functions/tour/reverse_entry on pg

begin;

select 'tour.reverse_entry(uuid, text)'::regprocedure;

rollback;
