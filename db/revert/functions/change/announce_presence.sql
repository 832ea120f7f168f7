-- Revert ontour:functions/change/announce_presence from pg

begin;

drop function change.announce_presence(uuid, uuid, text);

commit;
