-- Revert ontour:functions/tour/explained_value from pg

begin;

drop function tour.explained_value(text, jsonb, text, text);

commit;
