-- Verify ontour:functions/tour/bonus_worths on pg

begin;

select
    'tour.bonus_worths(jsonb, numeric, numeric, numeric, numeric, numeric, numeric, boolean)'::regprocedure;

rollback;
