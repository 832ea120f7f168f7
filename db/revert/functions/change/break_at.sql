-- Revert ontour:functions/change/break_at from pg

begin;

drop function change.break_at(bigint, bigint, bytea);

commit;
