-- Verify ontour:functions/tour/explained_figure on pg

begin;

select 'tour.explained_figure(jsonb, integer, text, jsonb, numeric, numeric)'::regprocedure;

rollback;
