-- Revert ontour:functions/tour/cancel_status from pg

begin;

delete from tour.cancellation_steps where step = 'status';
drop function tour.cancel_status(uuid, text);

commit;
