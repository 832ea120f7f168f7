-- Revert ontour:functions/tour/require_settleable from pg

begin;

drop function tour.require_settleable(api.shows, jsonb);

commit;
