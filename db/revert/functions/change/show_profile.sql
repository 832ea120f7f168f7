-- Revert ontour:functions/change/show_profile from pg

begin;

drop function change.show_profile(bigint, uuid);

commit;
