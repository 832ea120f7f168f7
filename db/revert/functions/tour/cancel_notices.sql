-- Revert ontour:functions/tour/cancel_notices from pg

begin;

delete from tour.cancellation_steps where step = 'notices';
drop function tour.cancel_notices(uuid, text);

commit;
