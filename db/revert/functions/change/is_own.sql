-- Revert ontour:functions/change/is_own from pg

begin;

drop function change.is_own(change.log, text[]);

commit;
