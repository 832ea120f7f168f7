-- Revert ontour:functions/change/end_presence from pg

begin;

drop function change.end_presence(uuid[], uuid[]);

commit;
