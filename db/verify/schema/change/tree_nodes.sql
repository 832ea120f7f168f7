-- Verify ontour:schema/change/tree_nodes on pg

begin;

select level, index, hash
from change.tree_nodes
where false;

rollback;
