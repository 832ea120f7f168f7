-- Revert ontour:functions/tour/make_offer from pg

begin;

drop function tour.make_offer(api.shows, jsonb, text, text);

commit;
