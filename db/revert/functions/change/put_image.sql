-- Revert ontour:functions/change/put_image from pg

begin;

drop function change.put_image(text, uuid, jsonb);

commit;
