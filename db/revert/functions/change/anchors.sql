-- Revert ontour:functions/change/anchors from pg

begin;

drop function change.anchors(bigint);

commit;
