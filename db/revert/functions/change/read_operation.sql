-- Revert ontour:functions/change/read_operation from pg

begin;

drop function change.read_operation(jsonb, text);

commit;
