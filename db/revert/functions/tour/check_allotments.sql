-- Revert ontour:functions/tour/check_allotments from pg

begin;

drop procedure tour.check_allotments(uuid[]);

commit;
