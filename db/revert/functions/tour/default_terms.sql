-- Revert ontour:functions/tour/default_terms from pg

begin;

drop trigger _200_default_terms on api.show_deals;
drop function tour.default_terms();

commit;
