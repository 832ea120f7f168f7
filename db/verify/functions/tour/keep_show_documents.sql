-- Verify ontour:functions/tour/keep_show_documents on pg

begin;

select 'tour.keep_show_documents()'::regprocedure;

rollback;
