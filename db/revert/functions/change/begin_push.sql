-- Revert ontour:functions/change/begin_push from pg

begin;

drop function change.begin_push();

commit;
