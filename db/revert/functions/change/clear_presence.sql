-- Revert ontour:functions/change/clear_presence from pg

begin;

drop function change.clear_presence(uuid[]);

commit;
