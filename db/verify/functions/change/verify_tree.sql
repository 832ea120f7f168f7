-- Verify ontour:functions/change/verify_tree on pg

begin;

select 'change.verify_tree()'::regprocedure;

rollback;
