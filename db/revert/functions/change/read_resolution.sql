-- Revert ontour:functions/change/read_resolution from pg

begin;

drop function change.read_resolution(jsonb, text);

commit;
