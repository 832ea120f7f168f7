-- Verify ontour:functions/tour/instant on pg

begin;

select 'tour.instant(date, time, text)'::regprocedure;

rollback;
