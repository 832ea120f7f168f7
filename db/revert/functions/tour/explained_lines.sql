-- Revert ontour:functions/tour/explained_lines from pg

begin;

drop function tour.explained_lines(jsonb, jsonb, text, integer, jsonpath);

commit;
