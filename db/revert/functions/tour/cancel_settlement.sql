-- Revert ontour:functions/tour/cancel_settlement from pg

begin;

delete from tour.cancellation_steps where step = 'settlement';
drop function tour.cancel_settlement(uuid, text);

commit;
