-- Revert ontour:functions/tour/summary_currency from pg

begin;

drop function tour.summary_currency(uuid, text);

commit;
