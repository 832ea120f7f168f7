-- Revert ontour:functions/tour/explain_fee from pg

begin;

drop function tour.explain_fee(jsonb, jsonb);

commit;
