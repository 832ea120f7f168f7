-- Revert ontour:functions/tour/default_terms from pg

begin;

drop trigger _200_default_terms_on_insert on api.show_deals;
drop trigger _200_default_terms_on_update on api.show_deals;
drop function tour.default_terms();

commit;
