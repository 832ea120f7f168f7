-- Revert ontour:functions/tour/finance_summary from pg

begin;

drop function api.finance_summary(uuid, date, date, text, text, text, text[], jsonb);

commit;
