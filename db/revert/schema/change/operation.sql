-- Revert ontour:schema/change/operation from pg

begin;

drop type change.merged_field;
drop type change.outcome;
drop type change.operation;

commit;
