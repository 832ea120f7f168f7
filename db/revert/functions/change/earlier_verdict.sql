-- Revert ontour:functions/change/earlier_verdict from pg

begin;

drop function change.earlier_verdict(uuid, jsonb);

commit;
