-- Revert ontour:functions/tour/explain_tickets from pg

begin;

drop function tour.explain_tickets(jsonb, jsonb);

commit;
