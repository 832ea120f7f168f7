-- Revert ontour:functions/tour/post_payments from pg

begin;

drop procedure tour.post_payments(api.settlements, jsonb, jsonb);

commit;
