-- Verify ontour:functions/tour/import_local_cost on pg

begin;

select 'tour.import_local_cost(change.local_import)'::regprocedure;

rollback;
