-- Revert ontour:functions/change/present_in from pg

begin;

drop function change.present_in(uuid, uuid);

commit;
