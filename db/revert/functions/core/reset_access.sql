-- Revert ontour:functions/core/reset_access from pg

begin;

drop procedure core.reset_access(regclass);

commit;
