-- Verify ontour:functions/change/read_resolution on pg

begin;

select 'change.read_resolution(jsonb, text)'::regprocedure;

rollback;
