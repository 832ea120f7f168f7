-- Verify ontour:functions/change/anchors on pg

begin;

select 'change.anchors(bigint)'::regprocedure;

rollback;
