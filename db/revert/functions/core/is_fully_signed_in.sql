-- Revert ontour:functions/core/is_fully_signed_in from pg

begin;

drop function core.is_fully_signed_in();

commit;
