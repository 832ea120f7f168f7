-- Revert ontour:functions/change/require_position from pg

begin;

drop function change.require_position(bigint);

commit;
