-- Revert ontour:functions/change/retire_log from pg

begin;

drop function change.retire_log(timestamptz);

commit;
