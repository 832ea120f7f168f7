-- Verify ontour:functions/change/clear_presence on pg

begin;

select 'change.clear_presence(uuid[])'::regprocedure;

rollback;
