-- Revert ontour:functions/change/renew_presence from pg

begin;

drop function change.renew_presence(uuid[], interval);

commit;
