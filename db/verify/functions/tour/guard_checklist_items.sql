-- Verify ontour:functions/tour/guard_checklist_items on pg

begin;

select 'tour.guard_checklist_items()'::regprocedure;

rollback;
