-- Revert ontour:functions/tour/search_query from pg

begin;

drop function tour.search_query(text);

commit;
