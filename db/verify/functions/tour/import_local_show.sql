-- Verify ontour:functions/tour/import_local_show on pg

begin;

select 'tour.import_local_show(change.local_import)'::regprocedure;

rollback;
