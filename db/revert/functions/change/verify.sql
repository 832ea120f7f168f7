-- Revert ontour:functions/change/verify from pg

begin;

drop function change.verify(jsonb);

commit;
