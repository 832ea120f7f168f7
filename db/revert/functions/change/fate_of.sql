-- Revert ontour:functions/change/fate_of from pg

begin;

drop function change.fate_of(text, uuid);

commit;
