-- Verify ontour:functions/change/context_text on pg

begin;

select 'change.context_text(change.log)'::regprocedure;

rollback;
