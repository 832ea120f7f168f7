-- Revert ontour:functions/tour/announce_assignment from pg

begin;

drop trigger _900_announce_assignment on api.checklist_items;
drop function tour.announce_assignment();

commit;
