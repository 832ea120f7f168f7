-- Revert ontour:functions/tour/readers_of from pg

begin;

drop function tour.readers_of(uuid, text[]);

commit;
