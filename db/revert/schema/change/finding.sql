-- Revert ontour:schema/change/finding from pg

begin;

drop type change.finding;

commit;
