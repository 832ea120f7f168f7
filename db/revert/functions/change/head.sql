-- Revert ontour:functions/change/head from pg

begin;

drop function change.head();

commit;
