-- Revert ontour:functions/tour/line_rate from pg

begin;

drop function tour.line_rate(api.show_deals, text, numeric, date);

commit;
