-- Revert ontour:functions/change/retired_until from pg

begin;

drop function change.retired_until();

commit;
