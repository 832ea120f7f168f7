-- Revert ontour:functions/change/child_tables from pg

begin;

drop function change.child_tables(text);

commit;
