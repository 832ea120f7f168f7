-- Revert ontour:functions/tour/show_revision from pg

begin;

drop function tour.show_revision(api.shows);

commit;
