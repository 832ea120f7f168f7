-- Revert ontour:functions/change/retire_month from pg

begin;

drop function change.retire_month(text);

commit;
