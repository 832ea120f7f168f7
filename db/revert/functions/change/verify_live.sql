-- Revert ontour:functions/change/verify_live from pg

begin;

drop function change.verify_live();

commit;
