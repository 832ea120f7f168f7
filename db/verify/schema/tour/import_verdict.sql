-- Verify ontour:schema/tour/import_verdict on pg

begin;

select 'tour.import_verdict'::regtype;

rollback;
