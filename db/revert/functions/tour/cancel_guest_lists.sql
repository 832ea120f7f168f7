-- Revert ontour:functions/tour/cancel_guest_lists from pg

begin;

delete from tour.cancellation_steps where step = 'guest_lists';
drop function tour.cancel_guest_lists(uuid, text);

commit;
