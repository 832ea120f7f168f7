-- Verify ontour:functions/tour/sheet_rows on pg

begin;

select 'tour.sheet_rows(uuid, date, uuid)'::regprocedure;

rollback;
