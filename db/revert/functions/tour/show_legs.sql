-- Revert ontour:functions/tour/show_legs from pg

begin;

drop function api.show_legs(date, date, uuid, numeric, numeric);

commit;
