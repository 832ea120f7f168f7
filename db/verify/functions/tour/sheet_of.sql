-- Verify ontour:functions/tour/sheet_of on pg

begin;

select 'tour.sheet_of(api.shows)'::regprocedure;

rollback;
