-- Revert ontour:functions/change/is_presence_hidden from pg

begin;

drop function change.is_presence_hidden(uuid);

commit;
