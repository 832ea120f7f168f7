-- Revert ontour:functions/change/meet_deleted from pg

begin;

drop function change.meet_deleted(change.operation, jsonb);

commit;
