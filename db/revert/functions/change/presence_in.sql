-- Revert ontour:functions/change/presence_in from pg

begin;

drop function change.presence_in(uuid, uuid);

commit;
