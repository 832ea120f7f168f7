-- Revert ontour:functions/change/local_items from pg

begin;

drop function change.local_items(text, jsonb, text);

commit;
