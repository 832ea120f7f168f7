-- Revert ontour:functions/tour/changed_fields from pg

begin;

drop function tour.changed_fields(jsonb, jsonb);

commit;
