-- Revert ontour:functions/change/keep_verdict from pg

begin;

drop function change.keep_verdict(change.operation, change.outcome, jsonb);

commit;
