-- Revert ontour:functions/tour/missing_terms from pg

begin;

drop function tour.missing_terms(api.show_deals);

commit;
