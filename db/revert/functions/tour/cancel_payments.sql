-- Revert ontour:functions/tour/cancel_payments from pg

begin;

delete from tour.cancellation_steps where step = 'payments';
drop function tour.cancel_payments(uuid, text);

commit;
