-- Revert ontour:functions/tour/cancel_comments from pg

begin;

delete from tour.cancellation_steps where step = 'comments';
drop function tour.cancel_comments(uuid, text);

commit;
