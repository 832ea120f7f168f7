-- Revert ontour:functions/change/close_conflict from pg

begin;

drop function change.close_conflict(change.operation, change.outcome, jsonb, jsonb);

commit;
