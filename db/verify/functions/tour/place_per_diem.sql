-- Verify ontour:functions/tour/place_per_diem on pg

begin;

select 'tour.place_per_diem()'::regprocedure;

rollback;
