-- Revert ontour:functions/change/context from pg

begin;

drop function change.context();
drop type change.context;

commit;
