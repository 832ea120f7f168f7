-- Revert ontour:functions/change/read_feed from pg

begin;

drop function change.read_feed(bigint, integer);

commit;
