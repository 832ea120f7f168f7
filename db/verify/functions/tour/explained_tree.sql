-- Verify ontour:functions/tour/explained_tree on pg

begin;

select 'tour.explained_tree(jsonb, jsonb)'::regprocedure;

rollback;
