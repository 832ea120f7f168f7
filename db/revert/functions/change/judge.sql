-- Revert ontour:functions/change/judge from pg

begin;

drop function change.judge(change.operation, jsonb, text, text);

commit;
