-- Revert ontour:functions/tour/settlement_lines from pg

begin;

drop function tour.settlement_lines(jsonb, jsonb);

commit;
