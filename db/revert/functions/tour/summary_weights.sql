-- Revert ontour:functions/tour/summary_weights from pg

begin;

drop function tour.summary_weights(jsonb);

commit;
