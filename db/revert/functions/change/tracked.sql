-- Revert ontour:functions/change/tracked from pg

begin;

drop function change.tracked();

commit;
