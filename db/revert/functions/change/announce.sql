-- Revert ontour:functions/change/announce from pg

begin;

drop function change.announce(text[], jsonb, uuid);

commit;
