-- Revert ontour:functions/change/stamp_row from pg

begin;

drop function change.stamp_row();

commit;
