-- Revert ontour:functions/change/merge_field from pg

begin;

drop function change.merge_field(text, jsonb, jsonb, jsonb, boolean);

commit;
