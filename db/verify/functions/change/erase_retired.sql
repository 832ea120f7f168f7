-- Verify ontour:functions/change/erase_retired on pg

begin;

select 'change.erase_retired(change.erasures)'::regprocedure;

rollback;
