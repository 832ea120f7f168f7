-- Revert ontour:functions/change/announce_typing from pg

begin;

drop function change.announce_typing(uuid, uuid, text, uuid, text, boolean, boolean);

commit;
