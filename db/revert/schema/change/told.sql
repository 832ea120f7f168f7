-- Revert ontour:schema/change/told from pg

begin;

drop type change.told;

commit;
