-- Revert ontour:functions/change/publish from pg

begin;

drop function change.publish(integer);

commit;
