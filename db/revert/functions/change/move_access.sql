-- Revert ontour:functions/change/move_access from pg

begin;

drop function change.move_access(bigint, jsonb, jsonb);

commit;
