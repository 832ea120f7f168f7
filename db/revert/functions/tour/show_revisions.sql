-- Revert ontour:functions/tour/show_revisions from pg

begin;

drop function tour.show_revisions(uuid[], date, date);

commit;
