-- Verify ontour:functions/change/changed_by_others on pg

begin;

select 'change.changed_by_others(change.operation)'::regprocedure;

rollback;
