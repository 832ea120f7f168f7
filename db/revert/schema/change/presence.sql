-- Revert ontour:schema/change/presence from pg

begin;

drop table change.presence;

commit;
