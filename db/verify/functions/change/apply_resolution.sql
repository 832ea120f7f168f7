-- Verify ontour:functions/change/apply_resolution on pg

begin;

select 'change.apply_resolution(change.operation)'::regprocedure;

rollback;
