-- Revert ontour:functions/change/context_hash from pg

begin;

drop function change.context_hash(change.log);

commit;
