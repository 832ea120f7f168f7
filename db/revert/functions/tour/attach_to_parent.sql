-- Revert ontour:functions/tour/attach_to_parent from pg

begin;

drop function tour.attach_to_parent();

commit;
