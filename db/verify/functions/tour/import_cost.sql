-- Verify ontour:functions/tour/import_cost on pg

begin;

select 'tour.import_cost(api.show_costs)'::regprocedure;

rollback;
