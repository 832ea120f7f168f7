-- Verify ontour:functions/change/openings on pg

begin;

select 'change.openings(change.log)'::regprocedure;

rollback;
