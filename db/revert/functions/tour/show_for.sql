-- Revert ontour:functions/tour/show_for from pg

begin;

drop function tour.show_for(uuid, text);

commit;
