-- Verify ontour:functions/tour/term_columns on pg

begin;

select 'tour.term_columns(text)'::regprocedure;

rollback;
