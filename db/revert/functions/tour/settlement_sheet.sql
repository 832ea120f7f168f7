-- Revert ontour:functions/tour/settlement_sheet from pg

begin;

drop function api.settlement_sheet(uuid);

commit;
