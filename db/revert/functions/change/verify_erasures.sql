-- Revert ontour:functions/change/verify_erasures from pg

begin;

drop function change.verify_erasures();

commit;
