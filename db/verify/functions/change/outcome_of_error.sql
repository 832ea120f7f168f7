-- Verify ontour:functions/change/outcome_of_error on pg

begin;

select 'change.outcome_of_error(text, text, text)'::regprocedure;

rollback;
