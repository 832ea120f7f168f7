-- Verify ontour:functions/change/erase_person on pg

begin;

select 'change.erase_person(change.erasures, integer)'::regprocedure;

rollback;
