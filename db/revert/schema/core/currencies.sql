-- Revert ontour:schema/core/currencies from pg

begin;

drop table api.currencies;

commit;
