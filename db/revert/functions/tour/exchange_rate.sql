-- Revert ontour:functions/tour/exchange_rate from pg

begin;

drop function api.exchange_rate(text, text, date, uuid);

commit;
