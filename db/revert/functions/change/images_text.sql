-- Revert ontour:functions/change/images_text from pg

begin;

drop function change.images_text(change.log);

commit;
