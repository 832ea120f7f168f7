-- Revert ontour:functions/tour/inputs_of from pg

begin;

drop function tour.inputs_of(uuid);

commit;
