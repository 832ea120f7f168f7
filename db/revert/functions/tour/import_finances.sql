-- Revert ontour:functions/tour/import_finances from pg

begin;

drop function tour.import_finances(uuid, jsonb);

commit;
