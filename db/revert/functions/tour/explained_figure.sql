-- Revert ontour:functions/tour/explained_figure from pg

begin;

drop function tour.explained_figure(jsonb, integer, text, jsonb, numeric, numeric);

commit;
