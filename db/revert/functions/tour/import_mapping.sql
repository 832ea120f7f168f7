-- Revert ontour:functions/tour/import_mapping from pg

begin;

drop function tour.import_mapping(text, jsonb, jsonb);

commit;
