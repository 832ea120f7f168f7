-- Verify ontour:functions/change/obstacle_of on pg

begin;

select 'change.obstacle_of(change.operation, uuid[], change.outcome[])'::regprocedure;

rollback;
