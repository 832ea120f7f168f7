-- Verify ontour:functions/tour/keep_venue_documents on pg

begin;

select 'tour.keep_venue_documents()'::regprocedure;

rollback;
