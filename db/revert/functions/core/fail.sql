-- Revert ontour:functions/core/fail from pg

begin;

drop function core.fail(text, text, text, text);

commit;
