-- Revert ontour:functions/tour/cancel_offers from pg

begin;

delete from tour.cancellation_steps where step = 'offers';
drop function tour.cancel_offers(uuid, text);

commit;
