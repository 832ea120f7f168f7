-- Revert ontour:functions/change/sweep_presence from pg

begin;

drop function change.sweep_presence();

commit;
