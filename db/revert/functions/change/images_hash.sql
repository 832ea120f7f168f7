-- Revert ontour:functions/change/images_hash from pg

begin;

drop function change.images_hash(change.log);

commit;
