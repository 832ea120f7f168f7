-- Verify ontour:functions/change/changes_of_transaction on pg

begin;

select 'api.changes_of_transaction(xid8)'::regprocedure;

rollback;
