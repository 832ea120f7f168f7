-- Revert ontour:functions/change/verify_tree from pg

begin;

drop function change.verify_tree();

commit;
