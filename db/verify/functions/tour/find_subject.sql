-- Verify ontour:functions/tour/find_subject on pg

begin;

select 'tour.find_subject(text, uuid)'::regprocedure;

rollback;
