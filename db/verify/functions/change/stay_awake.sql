-- Verify ontour:functions/change/stay_awake on pg

begin;

select 'change.stay_awake(integer)'::regprocedure;

rollback;
