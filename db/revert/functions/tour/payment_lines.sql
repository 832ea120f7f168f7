-- Revert ontour:functions/tour/payment_lines from pg

begin;

drop function tour.payment_lines(jsonb, numeric, text);

commit;
