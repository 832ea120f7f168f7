-- Revert ontour:functions/tour/rows_as_settled from pg

begin;

drop function tour.rows_as_settled(text, jsonb);

commit;
