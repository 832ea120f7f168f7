-- Revert ontour:functions/tour/tell_of_holds from pg

begin;

drop trigger _900_tell_of_holds on api.holds;
drop function tour.tell_of_holds();

commit;
