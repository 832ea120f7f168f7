-- Revert ontour:schema/change/tree_nodes from pg

begin;

drop table change.tree_nodes;

commit;
