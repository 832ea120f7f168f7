-- Revert ontour:functions/change/local_key from pg

begin;

drop function change.local_key(text, text);

commit;
