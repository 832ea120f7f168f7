-- Revert ontour:functions/change/verdict_of from pg

begin;

drop function change.verdict_of(uuid, change.outcome);

commit;
