-- Revert ontour:schema/tour/import_verdict from pg

begin;

drop type tour.import_verdict;

commit;
