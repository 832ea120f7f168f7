-- Revert ontour:functions/tour/post_entry from pg

begin;

drop function tour.post_entry(api.journal_entries, jsonb);

commit;
