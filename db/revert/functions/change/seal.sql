-- Revert ontour:functions/change/seal from pg

begin;

drop function change.seal(integer);

commit;
