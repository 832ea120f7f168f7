-- Revert ontour:functions/tour/write_terms from pg

begin;

drop procedure tour.write_terms(uuid, jsonb);

commit;
