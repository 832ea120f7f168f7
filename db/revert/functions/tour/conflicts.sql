-- Revert ontour:functions/tour/conflicts from pg

begin;

drop function api.conflicts(date, date, uuid, numeric);

commit;
