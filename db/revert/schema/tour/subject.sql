-- Revert ontour:schema/tour/subject from pg

begin;

drop type tour.subject;

commit;
