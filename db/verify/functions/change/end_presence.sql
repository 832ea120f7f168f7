-- Verify ontour:functions/change/end_presence on pg

begin;

select 'change.end_presence(uuid[], uuid[])'::regprocedure;

rollback;
