-- Revert ontour:functions/change/set_presence from pg

begin;

drop function change.set_presence(uuid, uuid, uuid, text, interval);

commit;
