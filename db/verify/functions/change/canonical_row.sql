-- Verify ontour:functions/change/canonical_row on pg

begin;

select 'change.canonical_row(bigint, change.log, text[])'::regprocedure;

rollback;
