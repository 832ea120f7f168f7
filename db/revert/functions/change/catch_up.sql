-- Revert ontour:functions/change/catch_up from pg

begin;

drop function change.catch_up(uuid, bigint, integer, boolean);

commit;
