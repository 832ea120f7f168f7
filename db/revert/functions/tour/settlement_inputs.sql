-- Revert ontour:functions/tour/settlement_inputs from pg

begin;

drop function tour.settlement_inputs(uuid);

commit;
