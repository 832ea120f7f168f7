-- Revert ontour:functions/tour/summary_statuses from pg

begin;

drop function tour.summary_statuses(text[], text);

commit;
