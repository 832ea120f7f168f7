-- Verify ontour:functions/tour/write_show_documents on pg

begin;

select 'tour.write_show_documents(uuid[])'::regprocedure;

rollback;
