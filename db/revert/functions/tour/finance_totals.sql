-- Revert ontour:functions/tour/finance_totals from pg

begin;

drop function tour.finance_totals(uuid, date, date, text, text, text[], jsonb, tour.converted_line[]);

commit;
