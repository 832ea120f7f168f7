-- Verify ontour:functions/change/sight_changes on pg

begin;

select 'change.sight_changes(bigint, uuid, boolean)'::regprocedure;

rollback;
