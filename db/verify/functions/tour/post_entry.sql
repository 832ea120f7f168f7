-- Verify ontour:functions/tour/post_entry on pg

begin;

select 'tour.post_entry(api.journal_entries, jsonb)'::regprocedure;

rollback;
