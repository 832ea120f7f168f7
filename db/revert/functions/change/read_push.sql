-- Revert ontour:functions/change/read_push from pg

begin;

drop function change.read_push(json);

commit;
