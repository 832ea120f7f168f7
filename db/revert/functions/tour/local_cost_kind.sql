-- Revert ontour:functions/tour/local_cost_kind from pg

begin;

drop function tour.local_cost_kind(text);

commit;
