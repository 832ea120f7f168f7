-- Revert ontour:functions/tour/deal_terms from pg

begin;

drop function tour.deal_terms(uuid);

commit;
