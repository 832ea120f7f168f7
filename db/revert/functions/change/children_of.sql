-- Revert ontour:functions/change/children_of from pg

begin;

drop function change.children_of(text, uuid);

commit;
