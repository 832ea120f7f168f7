-- Verify ontour:functions/change/local_section on pg

begin;

select 'change.local_section(text)'::regprocedure;

rollback;
