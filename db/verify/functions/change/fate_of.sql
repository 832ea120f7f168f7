-- Verify ontour:functions/change/fate_of on pg

begin;

select 'change.fate_of(text, uuid)'::regprocedure;

rollback;
