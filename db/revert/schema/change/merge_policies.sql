-- Revert ontour:schema/change/merge_policies from pg

begin;

drop table change.merge_policies;

commit;
