-- Revert ontour:functions/change/context_text from pg

begin;

drop function change.context_text(change.log);

commit;
