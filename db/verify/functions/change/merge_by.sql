-- Verify ontour:functions/change/merge_by on pg

begin;

select 'change.merge_by(regclass, jsonb)'::regprocedure;

rollback;
