-- Revert ontour:functions/tour/local_date from pg

begin;

drop function tour.local_date(jsonb);

commit;
