-- Revert ontour:functions/change/push from pg

begin;

drop function api.push(json);

commit;
