-- Revert ontour:functions/tour/keep_allotment from pg

begin;

drop trigger _200_keep_allotment_update on api.guests;
drop trigger _200_keep_allotment_insert on api.guests;
drop function tour.keep_allotment();

commit;
