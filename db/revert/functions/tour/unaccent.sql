-- Revert ontour:functions/tour/unaccent from pg

begin;

drop function tour.unaccent(text);

commit;
