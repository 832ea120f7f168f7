-- Revert ontour:functions/tour/finance_gaps from pg

begin;

drop function api.finance_gaps(uuid, date, date, text, text[]);

commit;
