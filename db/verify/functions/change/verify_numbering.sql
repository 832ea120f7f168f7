-- Verify ontour:functions/change/verify_numbering on pg

begin;

select 'change.verify_numbering()'::regprocedure;

rollback;
