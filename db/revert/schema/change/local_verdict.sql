-- Revert ontour:schema/change/local_verdict from pg

begin;

drop type change.local_verdict;

commit;
