-- Revert ontour:functions/change/is_same_image from pg

begin;

drop function change.is_same_image(text, jsonb, jsonb);

commit;
