-- Revert ontour:functions/tour/cancel_itinerary from pg

begin;

delete from tour.cancellation_steps where step = 'itinerary';
drop function tour.cancel_itinerary(uuid, text);

commit;
