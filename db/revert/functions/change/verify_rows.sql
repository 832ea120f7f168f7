-- Revert ontour:functions/change/verify_rows from pg

begin;

drop function change.verify_rows();

commit;
