-- Verify ontour:functions/change/verify_anchors on pg

begin;

select 'change.verify_anchors(jsonb)'::regprocedure;

rollback;
