-- Revert ontour:functions/tour/explain_figure from pg

begin;

drop function api.explain_figure(uuid, text);

commit;
