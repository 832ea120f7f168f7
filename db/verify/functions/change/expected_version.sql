-- Verify ontour:functions/change/expected_version on pg

begin;

select 'change.expected_version(text)'::regprocedure;

rollback;
