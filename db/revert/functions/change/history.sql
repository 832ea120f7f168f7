-- Revert ontour:functions/change/history from pg

begin;

drop function api.history(text, uuid);

commit;
